namespace Daybook.Exchange.Exporting;

/// <summary>A file that appears under its name only when it is complete: until then it is written next to it, under another name.</summary>
internal sealed class TargetFile : IAsyncDisposable
{
    private readonly string _path;
    private readonly string _part;
    private readonly bool _replace;
    private bool _isComplete;

    private TargetFile(string path, string part, bool replace, FileStream stream)
    {
        _path = path;
        _part = part;
        _replace = replace;
        Stream = stream;
    }

    /// <summary>What takes the content.</summary>
    public FileStream Stream { get; }

    /// <summary>Begins a file.</summary>
    /// <param name="path">Its path; a link is followed.</param>
    /// <param name="replace">Whether a file that is there already is replaced.</param>
    /// <exception cref="IOException">There is a file already, no folder, or the place cannot be written.</exception>
    public static TargetFile Create(string path, bool replace)
    {
        var full = Path.GetFullPath(path);
        if (new FileInfo(full) is { LinkTarget: not null } link)
            full = link.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        var folder = Path.GetDirectoryName(full);
        if (Directory.Exists(full) || folder is null)
            throw new IOException($"'{path}' is a folder; name a file.");
        if (!Directory.Exists(folder))
            throw new IOException($"There is no folder '{folder}'; make it first.");
        if (!replace && File.Exists(full))
            throw new IOException($"'{path}' exists already, and was left as it is.");
        var part = Path.Combine(folder, $"daybook-{Path.GetRandomFileName()}.part");
        try
        {
            return new TargetFile(full, part, replace, new FileStream(part, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 128 * 1024, FileOptions.Asynchronous));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"'{path}' cannot be written: {error.Message}", error);
        }
    }

    /// <summary>True when both are the same file.</summary>
    public bool Is(string other)
    {
        // Links and mounts give a folder many names; whoever sees the part sees the same folder.
        var folder = Path.GetDirectoryName(Path.GetFullPath(other));
        return string.Equals(Path.GetFileName(other), Path.GetFileName(_path), StringComparison.OrdinalIgnoreCase)
            && folder is not null && File.Exists(Path.Combine(folder, Path.GetFileName(_part)));
    }

    /// <summary>Forces the content to the disk and gives the file its name.</summary>
    public async ValueTask CompleteAsync()
    {
        await Stream.FlushAsync().ConfigureAwait(false);
        Stream.Flush(flushToDisk: true);
        await Stream.DisposeAsync().ConfigureAwait(false);
        if (_replace && !OperatingSystem.IsWindows() && File.Exists(_path))
            File.SetUnixFileMode(_part, File.GetUnixFileMode(_path));
        File.Move(_part, _path, _replace);
        _isComplete = true;
    }

    /// <summary>Leaves nothing of a file that is not complete.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isComplete)
            return;
        try
        {
            await Stream.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // What a full disk could not take goes now anyway; whoever wrote it was told.
        }

        File.Delete(_part);
    }
}
