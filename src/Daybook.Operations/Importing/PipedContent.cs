namespace Daybook.Operations.Importing;

/// <summary>What comes through a pipe, which can be read once: kept in a file of its own until it was imported.</summary>
internal sealed class PipedContent : IDisposable
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInput = "-";

    private readonly FileStream _kept;

    /// <summary>Keeps all of it.</summary>
    /// <param name="path">The pipe's path.</param>
    /// <param name="pipe">What <see cref="OpenPipe"/> gave for it.</param>
    public PipedContent(string path, Stream pipe)
    {
        Name = path == StandardInput ? "standard input" : path;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read | FileShare.Delete, Options = FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        _kept = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
        pipe.CopyTo(_kept);
        _kept.Flush();
    }

    /// <summary>What it is called in messages.</summary>
    public string Name { get; }

    /// <summary>Standard input, or a path that is a pipe, which is opened once: whoever writes into it is gone when it is closed. Null for a file or a folder.</summary>
    /// <param name="path">The path.</param>
    /// <param name="standardInput">What is read where the path stands for standard input; null: it is a path like any other.</param>
    public static Stream? OpenPipe(string path, Stream? standardInput)
    {
        if (path == StandardInput && standardInput is not null)
            return standardInput;
        if (!File.Exists(path))
            return null;
        var file = OpenPath(path);
        if (!file.CanSeek)
            return file;
        file.Dispose();
        return null;
    }

    /// <summary>Opens it from its beginning.</summary>
    public Stream Open() => OpenPath(_kept.Name);

    public void Dispose() => _kept.Dispose();

    private static FileStream OpenPath(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
}
