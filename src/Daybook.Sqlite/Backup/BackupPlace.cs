using Daybook.Integrity;
using Daybook.Journals;
using Daybook.Sqlite.Disk;

namespace Daybook.Sqlite.Backup;

/// <summary>
/// Where a backup goes. It is written under a temporary name next to its place, and takes its place only when it is complete: until then, and after any failure,
/// what was there before is there unchanged.
/// </summary>
internal sealed class BackupPlace : IDisposable
{
    private const string Backup = "backup";

    private static readonly string[] BesideADatabase = ["", "-wal", "-shm", "-journal"];

    private readonly string _anchor;

    private readonly string _what;
    private readonly string _orReplace;

    private BackupPlace(string path, string what)
    {
        Path = path;
        _what = what;
        _orReplace = what == Backup ? ", or let it be replaced (--force)" : "";
        Part = $"{path}.part-{System.IO.Path.GetRandomFileName()}";
        _anchor = AnchorFile.PathFor(path);
    }

    /// <summary>The backup's full path.</summary>
    public string Path { get; }

    /// <summary>The name under which it is written.</summary>
    public string Part { get; }

    private string PartAnchor => AnchorFile.PathFor(Part);

    private string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>Makes sure that a backup of the journal may go there, and makes the files that it is written into, for the same eyes as the journal.</summary>
    /// <exception cref="IOException">Something is there already, it is the journal itself, or it cannot be written. Nothing was changed.</exception>
    /// <param name="target">Where it is to go.</param>
    /// <param name="journal">The journal's full path.</param>
    /// <param name="overwrite">Whether it may replace what is there.</param>
    /// <param name="what">What it is, for messages.</param>
    public static BackupPlace Prepare(string target, string journal, bool overwrite, string what = Backup)
    {
        var place = new BackupPlace(JournalFile.Locate(target), what);
        place.RequireFree(overwrite);
        try
        {
            place.Make(journal);
            place.RequireApart(journal);
            return place;
        }
        catch (Exception error)
        {
            place.Dispose();
            if (error is UnauthorizedAccessException or IOException and not BackupRefusedException)
                throw place.NotWritten(error);
            throw;
        }
    }

    /// <summary>Deletes what was written so far, to start again.</summary>
    public void Empty()
    {
        foreach (var file in (string[])[Part, PartAnchor])
        {
            using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
            RandomAccess.SetLength(handle, 0);
        }
    }

    /// <summary>Puts the whole backup in its place.</summary>
    public void Take(bool overwrite)
    {
        ForceOut(Part);
        ForceOut(PartAnchor);

        // An anchor that belongs to something else would deny the new file; without one it can be read and written all the same.
        if (overwrite)
            File.Delete(_anchor);
        File.Move(Part, Path, overwrite);
        File.Move(PartAnchor, _anchor, overwrite);
        FolderSync.ForceOut(Folder);
    }

    /// <summary>Why the backup could not be written.</summary>
    public BackupRefusedException NotWritten(Exception error) =>
        new($"The {_what} '{Path}' cannot be written: {error.Message} Nothing is left of it, and the journal is untouched; check the folder, its permissions, and the space on its disk.", error);

    /// <summary>Removes what did not take its place.</summary>
    public void Dispose()
    {
        foreach (var name in (string[])[PartAnchor, .. BesideADatabase.Select(end => Part + end)])
        {
            try
            {
                File.Delete(name);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Its name says that it is no whole backup.
            }
        }
    }

    private void RequireFree(bool overwrite)
    {
        if (Directory.Exists(Path))
            throw new BackupRefusedException($"'{Path}' is a folder. Nothing was changed; name a file for the {_what}.");
        if (!Directory.Exists(Folder))
            throw new BackupRefusedException($"There is no folder '{Folder}'. Nothing was changed; make it, or name another place for the {_what}.");
        foreach (var log in (string[])[LogFile.PathFor(Path), Path + "-journal"])
        {
            if (File.Exists(log))
                throw new BackupRefusedException($"'{Path}' is in use, or was left by a process that died: '{log}' is next to it. Nothing was changed; name another place for the {_what}.");
        }

        foreach (var taken in (string[])[Path, _anchor])
        {
            if (!overwrite && File.Exists(taken))
                throw new BackupRefusedException($"'{taken}' is there already. Nothing was changed; name another place for the {_what}{_orReplace}.");
        }
    }

    private void Make(string journal)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = File.GetUnixFileMode(journal) | UnixFileMode.UserRead | UnixFileMode.UserWrite;
        foreach (var file in (string[])[Part, PartAnchor])
        {
            using (new FileStream(file, options))
            {
                // It is enough that it is there.
            }
        }
    }

    /// <summary>A folder may have several names; but what was just made in one of them is seen under all.</summary>
    private void RequireApart(string journal)
    {
        var beside = System.IO.Path.GetDirectoryName(journal)!;
        if (!File.Exists(System.IO.Path.Combine(beside, System.IO.Path.GetFileName(Part))))
            return;
        var name = System.IO.Path.GetFileName(journal);
        var ownNames = BesideADatabase.Select(end => name + end).Append(AnchorFile.PathFor(name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (ownNames.Contains(System.IO.Path.GetFileName(Path)) || ownNames.Contains(System.IO.Path.GetFileName(_anchor)))
            throw new BackupRefusedException($"'{Path}' belongs to the journal itself. Nothing was changed; name another place for the {_what}.");
    }

    private static void ForceOut(string file)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }
}
