namespace Daybook.Server.Access.Own;

/// <summary>The file of the API keys. What another process changes in it counts from the next request on. Safe for several threads.</summary>
internal sealed class KeyFile(string path, TimeProvider time)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // A file system's clock has steps: a file that was just written may change again without looking changed.
    private static readonly TimeSpan s_settled = TimeSpan.FromSeconds(2);

    private Content? _content;

    /// <summary>The file's path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Where the file lies when nobody says: <c>daybook/keys.json</c> in the folder of the user's settings.</summary>
    /// <param name="variable">The environment's variables.</param>
    public static string DefaultPath(Func<string, string?> variable)
    {
        var folder = variable("XDG_CONFIG_HOME") is { Length: > 0 } xdg && System.IO.Path.IsPathRooted(xdg)
            ? xdg
            : Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return System.IO.Path.Combine(folder, "daybook", "keys.json");
    }

    /// <summary>All keys, in the order in which they were made; none where there is no file.</summary>
    /// <exception cref="KeyFileException">The file cannot be read, is none, or others may write it.</exception>
    public IReadOnlyList<ApiKey> Read()
    {
        try
        {
            var file = new FileInfo(Path);
            if (!file.Exists)
                return [];
            var known = Volatile.Read(ref _content);
            if (known is not null && known.Written == file.LastWriteTimeUtc && known.Length == file.Length && known.IsSettled)
                return known.Keys;
            RefuseWritable(file);
            var keys = KeyFileFormat.Parse(Path, File.ReadAllBytes(Path));
            Volatile.Write(ref _content, new Content(keys, file.LastWriteTimeUtc, file.Length, time.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc > s_settled));
            return keys;
        }
        catch (Exception error) when (error is (IOException or UnauthorizedAccessException) and not KeyFileException)
        {
            throw new KeyFileException($"{Path} cannot be read, so no key is valid: {error.Message}", error);
        }
    }

    /// <summary>The live key of that text, or null. Takes as long for each text.</summary>
    /// <exception cref="KeyFileException">The file cannot be read.</exception>
    public ApiKey? Find(string secret) => FindDigest(ApiKey.DigestOf(secret));

    /// <summary>The live key of that digest, or null.</summary>
    /// <exception cref="KeyFileException">The file cannot be read.</exception>
    public ApiKey? FindDigest(string digest)
    {
        ApiKey? found = null;
        foreach (var key in Read())
        {
            if (key.Is(digest) && key.IsLive)
                found = key;
        }

        return found;
    }

    /// <summary>Changes the keys: reads them, and writes what is made of them as a whole or not at all. Only the file's owner may read it.</summary>
    /// <param name="change">Makes the new keys of those that there are.</param>
    /// <exception cref="KeyFileException">The file cannot be read or written, or another process changes it just now.</exception>
    public void Change(Func<IReadOnlyList<ApiKey>, IReadOnlyList<ApiKey>> change)
    {
        // Whoever made a link to the file keeps it.
        var target = new FileInfo(Path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : Path;
        var part = target + ".part";
        try
        {
            MakeFolder(System.IO.Path.GetDirectoryName(target)!);
            using var alone = Open(target + ".lock", FileMode.OpenOrCreate);
            var keys = change(Read());
            using (var stream = Open(part, FileMode.Create))
            {
                KeyFileFormat.Write(stream, keys);
                stream.Flush(flushToDisk: true);
            }

            File.Move(part, target, overwrite: true);
        }
        catch (Exception error) when (error is (IOException or UnauthorizedAccessException) and not KeyFileException)
        {
            throw new KeyFileException($"{Path} cannot be changed, and was left as it is: {error.Message}", error);
        }
    }

    private static void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }

    private static FileStream Open(string file, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new FileStream(file, options);
    }

    private static void RefuseWritable(FileInfo file)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.FullName) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0)
            throw new KeyFileException($"{file.FullName} can be written by other users, who could make keys of their own, so no key is valid; 'chmod 600' takes that away");
    }

    private sealed record Content(IReadOnlyList<ApiKey> Keys, DateTime Written, long Length, bool IsSettled);
}

/// <summary>A file of keys that cannot be used. The message says where and what to do.</summary>
internal sealed class KeyFileException(string message, Exception? inner = null) : IOException(message, inner);
