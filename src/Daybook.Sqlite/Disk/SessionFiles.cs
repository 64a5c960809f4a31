using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Daybook.Storage;

namespace Daybook.Sqlite.Disk;

/// <summary>
/// One small file per running session next to the journal, locked by every participant. The operating system lets go of the lock when a process dies,
/// however it dies; so a process that gets the file's exclusive lock knows that no participant is left.
/// </summary>
internal sealed class SessionFiles(string journalPath)
{
    // Who waited for the lock of a file while it was removed must not take it for the one that is in its place now.
    private const string Removed = "removed";

    // What keeps others out while the file is removed: Windows removes no open file that is not shared for it, and Unix takes sharing for anything as sharing.
    private static readonly FileShare Alone = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly string _folder = journalPath + ".sessions";

    /// <summary>Takes part in a session until the result is disposed.</summary>
    /// <exception cref="StoreUnavailableException">The lock cannot be made.</exception>
    public IDisposable Join(string sessionId)
    {
        var path = PathOf(sessionId);
        var asked = Stopwatch.GetTimestamp();
        var spin = default(SpinWait);
        while (true)
        {
            try
            {
                if (TryLock(path) is { } stream)
                    return new Joined(this, path, stream);
            }
            catch (Exception error) when (IsPassing(error) && Stopwatch.GetElapsedTime(asked) < Patience)
            {
                // Somebody looks whether the session is abandoned, or removes the file, at this very moment.
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new StoreUnavailableException($"No lock could be made for session {sessionId}: {error.Message} If this process dies, nobody will mark the session as abandoned.", error);
            }

            spin.SpinOnce();
        }
    }

    /// <summary>True when nobody takes part in the session.</summary>
    public bool IsAbandoned(string sessionId)
    {
        var path = PathOf(sessionId);
        try
        {
            // Sharing with nobody asks for an exclusive lock, which fails while anybody holds a shared one.
            using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                return true;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Removes the files of sessions that nobody takes part in.</summary>
    public void Sweep()
    {
        try
        {
            foreach (var path in Directory.Exists(_folder) ? Directory.GetFiles(_folder, "*.lock") : [])
                RemoveIfFree(path);
            if (Directory.Exists(_folder) && Directory.GetFileSystemEntries(_folder).Length == 0)
                Directory.Delete(_folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Left-over files do no harm; the next one who opens the journal tries again.
        }
    }

    private string PathOf(string sessionId) =>
        Path.Combine(_folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sessionId)).AsSpan(0, 12)) + ".lock");

    /// <summary>Makes the file if need be and locks it; null when it was removed between the two, since a lock on a removed file keeps nobody out.</summary>
    private FileStream? TryLock(string path)
    {
        Directory.CreateDirectory(_folder);
        if (!File.Exists(path))
        {
            // The mark tells this file from one that is made later in its place. Who has it open for reading lets nobody on Windows write, so only who makes it does.
            using var made = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            made.Write(Encoding.UTF8.GetBytes($"{Environment.ProcessId} {Stopwatch.GetTimestamp()}"));
        }

        // Reading shared takes a shared lock; see IsAbandoned.
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        try
        {
            using var present = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            var mark = MarkOf(stream);
            if (mark != Removed && mark == MarkOf(present))
                return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }

        stream.Dispose();
        return null;
    }

    /// <summary>Windows denies access to a file that is being removed.</summary>
    private static bool IsPassing(Exception error) => error is IOException || (error is UnauthorizedAccessException && OperatingSystem.IsWindows());

    private static string MarkOf(FileStream stream)
    {
        Span<byte> mark = stackalloc byte[64];
        return Encoding.UTF8.GetString(mark[..stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false)]);
    }

    private static void RemoveIfFree(string path)
    {
        try
        {
            using var last = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, Alone);
            if (MarkOf(last) == Removed)
                return;
            File.Delete(path);
            last.SetLength(0);
            last.Write(Encoding.UTF8.GetBytes(Removed));
            last.Flush();
        }
        catch (IOException)
        {
            // Somebody takes part in it.
        }
    }

    private sealed class Joined(SessionFiles locks, string path, FileStream stream) : IDisposable
    {
        public void Dispose()
        {
            stream.Dispose();
            try
            {
                RemoveIfFree(path);
                locks.RemoveFolderIfEmpty();
            }
            catch (UnauthorizedAccessException)
            {
                // It stays; Sweep tries again.
            }
        }
    }

    private void RemoveFolderIfEmpty()
    {
        try
        {
            if (Directory.GetFileSystemEntries(_folder).Length == 0)
                Directory.Delete(_folder);
        }
        catch (IOException)
        {
            // Another session has just begun.
        }
    }
}
