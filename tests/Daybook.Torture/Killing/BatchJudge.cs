using Daybook.Events;
using Daybook.Torture.Child;

namespace Daybook.Torture.Killing;

/// <summary>Compares a journal's events with the batches that a child wrote.</summary>
internal static class BatchJudge
{
    /// <summary>Says what is wrong with a batch, or null.</summary>
    /// <param name="events">The journal's events.</param>
    /// <param name="next">Where the batch begins in them; moved behind it.</param>
    /// <param name="batches">What the child wrote.</param>
    /// <param name="acknowledgement">The batch, and the ids that were promised for it, if any were.</param>
    public static string? Judge(IReadOnlyList<PortfolioEvent> events, ref int next, Batches batches, Acknowledgement acknowledgement)
    {
        var requests = batches[acknowledgement.Batch];
        for (var request = 0; request < requests.Count; request++)
        {
            if (acknowledgement.FirstIds.Count > 0 && acknowledgement.FirstIds[request] != next + 1)
                return $"with id {acknowledgement.FirstIds[request]} where {next + 1} follows.";
            foreach (var written in requests[request].Events)
            {
                if (next >= events.Count)
                    return $"event {next + 1} of it is not there.";
                if (!Unstored(events[next]).Equals(written))
                    return $"event {next + 1} is not what was written.";
                next++;
            }
        }

        return null;
    }

    /// <summary>The event as it was before the store gave it an id and a time.</summary>
    private static PortfolioEvent Unstored(PortfolioEvent stored)
    {
        var fields = stored.ToFields();
        (fields.Id, fields.RecordedMicros) = (0, 0);
        return PortfolioEvent.Restore(fields);
    }
}
