using Daybook.Engine.Configuration;

namespace Daybook.Operations.Inputs;

/// <summary>A configuration's file.</summary>
internal static class ConfigurationFile
{
    // One byte more than may be read, behind a byte order mark, is enough to see that it is too much.
    private const int MostRead = ConfigurationReader.MaxLength + 4;

    /// <summary>The file's bytes, or as many of them as show that there are too many.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parameter">What names it in the request.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RefusedException">There is no such file.</exception>
    public static async Task<byte[]> ReadAsync(string path, string parameter, CancellationToken cancellationToken)
    {
        if (path.Length == 0)
            throw new RefusedException(RefusalCode.MissingValue, parameter, "the file name is empty");
        if (!File.Exists(path))
            throw new RefusedException(RefusalCode.InvalidInput, parameter, Directory.Exists(path) ? $"{path} is a folder, not a file" : $"there is no file {path}");
        var bytes = new byte[MostRead];
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        await using (file.ConfigureAwait(false))
            return bytes[..await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false)];
    }

    /// <summary>That a file cannot be used, since it has errors: all of them, each with its place.</summary>
    public static RefusedException Refused(string path, string parameter, ConfigurationReading reading) =>
        RefusedException.Of(RefusalCode.InvalidConfiguration, parameter, reading.Errors.Select(error => error.Line is null ? $"{path}: {error}" : $"{path}:{error}"));
}
