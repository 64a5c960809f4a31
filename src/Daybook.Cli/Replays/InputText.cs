using System.Security.Cryptography;
using System.Text;

namespace Daybook.Cli.Replays;

/// <summary>Small text files of a replay: read whole, with their digest.</summary>
internal static class InputText
{
    private const long MostBytes = 64L << 20;

    /// <summary>Reads a file with a reader that says what is wrong by a <see cref="FormatException"/>.</summary>
    /// <exception cref="MisuseException">There is no such file, or it cannot be read.</exception>
    public static (T? Value, InputFile? File) Read<T>(InputFile? file, string option, Func<string, T> read)
        where T : class
    {
        if (file is null)
            return (null, null);
        if (!File.Exists(file.Path))
            throw new MisuseException($"{option}: there is no file {file.Path}");
        if (new FileInfo(file.Path).Length > MostBytes)
            throw new MisuseException($"{option}: {file.Path} is larger than {MostBytes >> 20} MiB");
        var bytes = File.ReadAllBytes(file.Path);
        try
        {
            return (read(Encoding.UTF8.GetString(bytes)), file with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)) });
        }
        catch (FormatException error)
        {
            throw new MisuseException($"{option}: {file.Path}: {error.Message.ReplaceLineEndings("; ")}");
        }
    }
}
