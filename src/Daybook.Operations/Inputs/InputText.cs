using System.Security.Cryptography;
using System.Text;

namespace Daybook.Operations.Inputs;

/// <summary>Small text files of a replay: read whole, with their digest.</summary>
internal static class InputText
{
    private const long MostBytes = 64L << 20;

    /// <summary>Reads a file with a reader that says what is wrong by a <see cref="FormatException"/>.</summary>
    /// <param name="file">The file; null: there is none to read.</param>
    /// <param name="parameter">What names it in the request; null: nothing in particular does.</param>
    /// <param name="read">Reads its text.</param>
    /// <param name="about">What stands before a refusal, for a file that no parameter names.</param>
    /// <exception cref="RefusedException">There is no such file, or it cannot be read.</exception>
    public static (T? Value, InputFile? File) Read<T>(InputFile? file, string? parameter, Func<string, T> read, string about = "")
        where T : class
    {
        if (file is null)
            return (null, null);
        if (!File.Exists(file.Path))
            throw Refused($"there is no file {file.Path}");
        if (new FileInfo(file.Path).Length > MostBytes)
            throw Refused($"{file.Path} is larger than {MostBytes >> 20} MiB");
        var bytes = File.ReadAllBytes(file.Path);
        try
        {
            return (read(Encoding.UTF8.GetString(bytes)), file with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)) });
        }
        catch (FormatException error)
        {
            throw Refused($"{file.Path}: {error.Message.ReplaceLineEndings("; ")}");
        }

        RefusedException Refused(string message) => new(RefusalCode.InvalidInput, parameter, about + message);
    }
}
