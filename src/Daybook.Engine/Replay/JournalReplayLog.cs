using Daybook.Engine.Portfolios;
using Daybook.Engine.Rebalancing;
using Daybook.Events;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Engine.Replay;

/// <summary>Writes a replay into a journal, as one session. Several groups are on their way at a time; what is written waits for those before it, and nothing is dropped.</summary>
/// <param name="journal">The journal; it stays the caller's.</param>
/// <param name="session">The replay's session.</param>
public sealed class JournalReplayLog(Journal journal, Session session) : IReplayLog
{
    private const int MostEvents = 16_384;

    private readonly Queue<(Task Written, int Events)> _waiting = [];
    private int _events;

    /// <inheritdoc/>
    public bool IsWritten => true;

    /// <inheritdoc/>
    public ValueTask WriteAsync(RebalanceDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return AppendAsync(RebalanceRecording.Events(decision, session.Id, journal.NewId));
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(IReadOnlyList<PortfolioEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return AppendAsync([.. events.Select(happened => PortfolioScope.Placed(happened, session.Id))]);
    }

    /// <summary>Waits until everything is in the journal.</summary>
    /// <exception cref="JournalException">Something could not be written; the message says what is still true.</exception>
    public async Task FlushAsync()
    {
        while (_waiting.Count > 0)
            await OldestAsync().ConfigureAwait(false);
    }

    private async ValueTask AppendAsync(List<PortfolioEvent> events)
    {
        _waiting.Enqueue((journal.AppendAsync(events, Durability.Buffered), events.Count));
        _events += events.Count;
        while (_events > MostEvents)
            await OldestAsync().ConfigureAwait(false);
    }

    private async Task OldestAsync()
    {
        var (written, events) = _waiting.Dequeue();
        _events -= events;
        await written.ConfigureAwait(false);
    }
}
