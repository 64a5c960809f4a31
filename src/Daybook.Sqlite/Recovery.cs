using System.Text.Json;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Integrity;
using Daybook.Queries;
using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Reading;
using Daybook.Sqlite.Writing;
using Daybook.Storage;

namespace Daybook.Sqlite;

/// <summary>What a recovery did.</summary>
/// <param name="Needed">False when the journal opens as it is; then nothing was changed.</param>
/// <param name="Epoch">The journal's epoch now.</param>
/// <param name="Kept">Events that are there, the recovery's own not counted.</param>
/// <param name="Lost">Events that were acknowledged and are gone; 0 when none is missing but their content differs from what the anchor was made from.</param>
/// <param name="EventId">The id of the event that tells it, or null.</param>
public sealed record RecoverReport(bool Needed, int Epoch, long Kept, long Lost, long? EventId);

/// <summary>Goes on with a journal whose anchor says that events are missing or were changed: a new epoch, begun by an event that says so.</summary>
internal static class Recovery
{
    public static RecoverReport Run(string path, SqliteStoreOptions options, string? actor, bool dryRun)
    {
        try
        {
            return Recover(path, options, actor, dryRun);
        }
        catch (Exception error) when (error is SqliteFailure or InvalidDataException or UnauthorizedAccessException)
        {
            throw JournalFile.OpenFailed(path, error);
        }
    }

    private static RecoverReport Recover(string path, SqliteStoreOptions options, string? actor, bool dryRun)
    {
        var anchorPath = AnchorFile.PathFor(path);
        var (anchor, _) = AnchorFile.Read(anchorPath);
        JournalFile.Inspect(path);
        var (head, problem) = Look(path, anchor);
        if (anchor is null || problem is null)
            return new RecoverReport(false, head.Epoch, head.Count, 0, null);

        var lost = Math.Max(0, anchor.Count - head.Count);
        var epoch = Math.Max(anchor.Epoch, head.Epoch) + 1;
        if (dryRun)
            return new RecoverReport(true, head.Epoch, head.Count, lost, null);
        using var file = AnchorFile.Open(anchorPath);
        using var writer = new JournalWriter(path, SqliteStore.OpenDatabase(path), file, head.BlockSize, options);

        // Two who recover at once come to the same epoch; the slower one finds the faster one's event by its key.
        var request = new AppendRequest([Told(head, anchor, epoch, lost, options.Time.GetUtcNow(), actor)]) { Key = $"recover:{epoch}" };
        var outcome = writer.Append([request], Durability.Synced, status: null, epoch);
        file.Sync();
        return new RecoverReport(true, epoch, head.Count, lost, outcome[0].Ids[0]);
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

    /// <summary>The epoch that an event says was begun by a recovery, or null: it speaks of none.</summary>
    public static long? EpochOf(PortfolioEvent stored)
    {
        if (stored.IsImported || !stored.Type.Equals(EventTypes.JournalRecovered) || stored.Metadata is not { } metadata)
            return null;
        try
        {
            using var document = metadata.ToDocument();
            return document.RootElement.TryGetProperty("epoch", out var epoch) && epoch.ValueKind == JsonValueKind.Number && epoch.TryGetInt64(out var number) ? number : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Whatever stands there, it is not what a recovery wrote.
            return null;
        }
    }

    /// <summary>True when an event tells of the recovery that began the journal's epoch.</summary>
    public static bool IsTold(ReadView view)
    {
        var recoveries = new EventQuery { Filter = Filter.Equal(EventField.Type, EventTypes.JournalRecovered.Name), Limit = EventQuery.MaxLimit };
        return new QueryRun(view, recoveries, CancellationToken.None).Run().Events.Any(stored => EpochOf(stored) == view.Head.Epoch);
    }

    private static PortfolioEvent Told(HeadRow head, AnchorRecord anchor, int epoch, long lost, DateTimeOffset now, string? actor) => PortfolioEvent.Create(new EventFields
    {
        Type = EventTypes.JournalRecovered,
        OccurredMicros = Microseconds.From(now),
        Actor = actor,
        Reason = lost > 0
            ? $"The anchor says that {anchor.Count} events were acknowledged, and {head.Count} were found; the journal goes on without the other {lost}."
            : $"The first {anchor.Count} events are not those that the anchor was made from; the journal goes on with those that were found.",
        Metadata = Metadata.Of(
            ("epoch", epoch),
            ("previous_epoch", head.Epoch),
            ("expected_events", anchor.Count),
            ("found_events", head.Count),
            ("lost_events", lost),
            ("anchor_root", anchor.Root.ToString()),
            ("found_root", head.Tree.Root.ToString())),
    });
}
