using Daybook.Integrity;
using Daybook.Journals;
using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Reading;
using SQLitePCL;

namespace Daybook.Sqlite.Backup;

/// <summary>
/// Copies a journal while others write to it. SQLite copies the pages of one read transaction, so the copy is the journal at the start of the copying, and keeps page size,
/// versions and log mode; the copy gets an anchor for exactly what it holds, and is verified before it takes its place.
/// </summary>
internal sealed class JournalBackup(string journal, BackupPlace place, IProgress<BackupProgress>? progress, CancellationToken cancellationToken)
{
    private const int PagesAtOnce = 256;

    /// <summary>Makes the backup.</summary>
    public static async ValueTask<BackupReport> RunAsync(
        string path, string target, bool overwrite, IProgress<BackupProgress>? progress, CancellationToken cancellationToken)
    {
        var journal = JournalFile.Locate(path);
        JournalFile.Inspect(journal);
        using var place = BackupPlace.Prepare(target, journal, overwrite);
        var backup = new JournalBackup(journal, place, progress, cancellationToken);
        try
        {
            var head = backup.Copy();
            backup.WriteAnchor(head);
            var verified = await backup.VerifyAsync(head).ConfigureAwait(false);
            if (!verified.Ok)
                return new BackupReport(null, 0, verified);
            cancellationToken.ThrowIfCancellationRequested();
            place.Take(overwrite);
            return new BackupReport(place.Path, new FileInfo(place.Path).Length, verified);
        }
        catch (Exception error) when (error is UnauthorizedAccessException || error.GetType() == typeof(IOException))
        {
            throw place.NotWritten(error);
        }
    }

    /// <summary>Copies the journal and returns the head that the copy has.</summary>
    private HeadRow Copy()
    {
        try
        {
            // Before the journal, which it must not be ahead of: a backup of a journal that lost its tail would look whole.
            var (anchor, _) = AnchorFile.Read(AnchorFile.PathFor(journal));
            using var pool = new ReadPool(journal);
            return pool.Read(view =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (anchor is not null)
                    JournalFile.RequireTail(journal, view, anchor);
                CopyPages(view.Database);
                return view.Head;
            });
        }
        catch (Exception error) when (error is SqliteFailure or InvalidDataException or UnauthorizedAccessException)
        {
            throw JournalFile.OpenFailed(journal, error);
        }
    }

    private void CopyPages(SqliteDatabase from)
    {
        try
        {
            // A copy that the journal's first writer broke off is begun anew.
            place.Empty();
            using var to = SqliteDatabase.OpenWritable(place.Part, create: false);

            // Until it has its name nobody relies on it, and then it is forced out as a whole.
            to.Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;");
            from.CopyTo(to, PagesAtOnce, (done, total) =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(new BackupProgress(BackupStep.Copying, done, total));
            });
        }
        catch (SqliteFailure error) when (!error.IsCorruption && !error.IsBusy && !IsRead(error))
        {
            throw place.NotWritten(error);
        }
    }

    private void WriteAnchor(HeadRow head)
    {
        using var file = AnchorFile.Open(AnchorFile.PathFor(place.Part));
        file.Write(head.ToAnchor());
    }

    private async ValueTask<VerifyReport> VerifyAsync(HeadRow head)
    {
        var source = SqliteSource.Open(place.Part);
        await using (source.ConfigureAwait(false))
        {
            var options = new VerifyOptions { RequireAnchor = true, ExpectedRoot = head.Tree.Root, ExpectedCount = head.Count };
            var steps = progress is null ? null : new BackupSteps(progress);
            return await source.VerifyAsync(options, steps, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsRead(SqliteFailure error) => error.ExtendedCode is raw.SQLITE_IOERR_READ or raw.SQLITE_IOERR_SHORT_READ;
}
