using System.Runtime.CompilerServices;
using Daybook.Events;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Server.Streaming;

/// <summary>A subscription in batches: what is there at once comes together.</summary>
internal static class EventBatches
{
    private const int Most = 1_024;

    /// <summary>All events behind a place, and then each new one, by id. A batch ends where one would have to wait.</summary>
    /// <exception cref="PositionLostException">The journal lost the event that the place stands behind.</exception>
    public static async IAsyncEnumerable<IReadOnlyList<PortfolioEvent>> ReadAsync(JournalReader reader, JournalPosition after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var events = reader.SubscribeAsync(after, left.Token).GetAsyncEnumerator(left.Token);
        await using var _ = events.ConfigureAwait(false);
        var batch = new List<PortfolioEvent>();
        Task<bool>? waiting = null;
        try
        {
            while (true)
            {
                waiting = events.MoveNextAsync().AsTask();
                if (batch.Count > 0 && (!waiting.IsCompletedSuccessfully || batch.Count == Most))
                {
                    yield return batch;
                    batch = [];
                }

                if (!await waiting.ConfigureAwait(false))
                    yield break;
                batch.Add(events.Current);
            }
        }
        finally
        {
            // Whoever leaves between two batches leaves a wait behind, which must have ended before the subscription can.
            await left.CancelAsync().ConfigureAwait(false);
            if (waiting is not null)
                await ((Task)waiting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
