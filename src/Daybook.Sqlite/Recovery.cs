using Daybook.Events;
using Daybook.Integrity;
using Daybook.Journals;
using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Reading;
using Daybook.Sqlite.Writing;
using Daybook.Storage;

namespace Daybook.Sqlite;

/// <summary>Goes on with a journal whose anchor says that events are missing or were changed: a new epoch, begun by an event that says so.</summary>
internal static class Recovery
{
    public static RecoverReport Run(string path, SqliteStoreOptions options, string? actor, string? why, bool dryRun)
    {
        try
        {
            return Recover(path, options, actor, why, dryRun);
        }
        catch (Exception error) when (error is SqliteFailure or InvalidDataException or UnauthorizedAccessException)
        {
            throw JournalFile.OpenFailed(path, error);
        }
    }

    private static RecoverReport Recover(string path, SqliteStoreOptions options, string? actor, string? why, bool dryRun)
    {
        var anchorPath = AnchorFile.PathFor(path);
        var (anchor, _) = AnchorFile.Read(anchorPath);
        JournalFile.Inspect(path);
        var (head, problem) = Look(path, anchor);
        if (problem is { Problem: JournalOpenProblem.ForeignAnchor })
            throw problem;
        if (anchor is null || problem is null)
            return new RecoverReport(false, head.Epoch, head.Count, 0, null);

        var lost = Lost(head, anchor);
        var epoch = Math.Max(anchor.Epoch, head.Epoch) + 1;
        if (epoch > AnchorRecord.MaxEpoch)
            throw new InvalidDataException($"It is in epoch {head.Epoch}, its anchor in epoch {anchor.Epoch}, and no journal is recovered that often.");
        if (dryRun)
            return new RecoverReport(true, head.Epoch, head.Count, lost, null);
        using var file = AnchorFile.Open(anchorPath);
        var (database, name) = SqliteStore.OpenDatabase(path);
        using var joined = name;
        var identity = SqliteStore.ReadHead(database).Identity!.Value;
        using var writer = new WritingConnection(path, database, file, head.BlockSize, options);

        // The event names this anchor: after a power cut it must not have become an older one again.
        file.SyncAll();
        var request = new AppendRequest([Told(head with { Identity = identity }, anchor, epoch, options.Time.GetUtcNow(), actor, why)]) { IsJournalsOwn = true };
        var outcome = writer.Append([request], Durability.Synced, status: null, epoch);
        file.Sync();
        return outcome.Count > 0
            ? new RecoverReport(true, epoch, head.Count, lost, outcome[0].Ids[0])
            : Recover(path, options, actor, why, dryRun);
    }

    private static (HeadRow Head, JournalOpenException? Problem) Look(string path, AnchorRecord? anchor)
    {
        using var pool = new ReadPool(path);
        return pool.Read(view =>
        {
            try
            {
                if (anchor is not null)
                    JournalFile.RequireTail(path, view, anchor);
                return (view.Head, null);
            }
            catch (JournalOpenException problem)
            {
                return (view.Head, (JournalOpenException?)problem);
            }
        });
    }

    private static PortfolioEvent Told(HeadRow head, AnchorRecord anchor, int epoch, DateTimeOffset now, string? actor, string? why)
    {
        var lost = Lost(head, anchor);
        (string, MetadataValue)[] said = why is null ? [] : [("why", why)];
        return PortfolioEvent.OfJournal(new EventFields
        {
            Type = EventTypes.JournalRecovered,
            OccurredMicros = Microseconds.From(now),
            Actor = actor,
            Reason = lost > 0
                ? $"The anchor says that {anchor.Count} events were acknowledged, and {head.Count} were found; the journal goes on without the other {lost}."
                : $"The first {anchor.Count} events are not those that the anchor was made from; the journal goes on with those that were found.",
            Metadata = Metadata.Of(
            [
                ("journal", head.Identity.ToString()),
                ("epoch", epoch),
                ("previous_epoch", head.Epoch),
                ("anchor_epoch", anchor.Epoch),
                ("expected_events", anchor.Count),
                ("found_events", head.Count),
                ("lost_events", lost),
                ("anchor_root", anchor.Root.ToString()),
                ("found_root", head.Tree.Root.ToString()),
                .. said,
            ]),
        });
    }

    private static long Lost(HeadRow head, AnchorRecord anchor) => Math.Max(0, anchor.Count - head.Count);
}
