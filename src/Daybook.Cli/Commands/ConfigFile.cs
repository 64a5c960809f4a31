using Daybook.Engine.Configuration;

namespace Daybook.Cli.Commands;

/// <summary>A configuration's file.</summary>
internal static class ConfigFile
{
    // One byte more than may be read, behind a byte order mark, is enough to see that it is too much.
    private const int MostRead = ConfigurationReader.MaxLength + 4;

    /// <summary>The file's bytes, or as many of them as show that there are too many.</summary>
    /// <exception cref="MisuseException">There is no such file.</exception>
    public static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (path.Length == 0)
            throw new MisuseException("FILE: a file's name is not empty");
        if (!File.Exists(path))
            throw new MisuseException(Directory.Exists(path) ? $"{path} is a folder, not a file" : $"there is no file {path}");
        var bytes = new byte[MostRead];
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        await using (file.ConfigureAwait(false))
            return bytes[..await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false)];
    }
}
