using Daybook.Engine.Portfolios;
using Daybook.Engine.Rebalancing;
using Daybook.Events;
using Daybook.Projections;
using Daybook.Queries;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Engine.Replay;

/// <summary>Writes a replay into a journal, as one session. Several groups are on their way at a time; what is written waits for those before it, and nothing is dropped.</summary>
/// <param name="journal">The journal; it stays the caller's.</param>
/// <param name="session">The replay's session.</param>
/// <param name="leavesSnapshots">Whether snapshots of the portfolio's state are left on the way, so that the first question about a long replay need not read it from its beginning.</param>
public sealed class JournalReplayLog(Journal journal, Session session, bool leavesSnapshots = true) : IReplayLog
{
    private const int MostEvents = 16_384;

    private readonly Queue<(Task<IReadOnlyList<long>> Written, List<PortfolioEvent> Events)> _waiting = [];
    private SnapshotTrail<PortfolioFold>? _trail;
    private bool _leavesSnapshots = leavesSnapshots;
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
        _waiting.Enqueue((journal.AppendAsync(events, Durability.Buffered), events));
        _events += events.Count;
        while (_events > MostEvents)
            await OldestAsync().ConfigureAwait(false);
    }

    private async Task OldestAsync()
    {
        var (written, events) = _waiting.Dequeue();
        _events -= events.Count;
        var ids = await written.ConfigureAwait(false);
        if (!_leavesSnapshots)
            return;
        try
        {
            if ((_trail ??= await BeginTrailAsync().ConfigureAwait(false)) is { } trail)
                await trail.TakeAsync(events, ids).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // Snapshots only save time: what cannot be read now does not end a replay that can be written.
            _leavesSnapshots = false;
        }
    }

    private async Task<SnapshotTrail<PortfolioFold>?> BeginTrailAsync()
    {
        var epoch = (await journal.GetHeadAsync().ConfigureAwait(false)).Epoch;
        if (await new SessionRuns(journal).FindStartAsync(session.Id).ConfigureAwait(false) is { } start)
            return new SnapshotTrail<PortfolioFold>(journal.Source, PortfolioProjection.Unbounded(session.Id), new JournalPosition(epoch, start.Id - 1));
        _leavesSnapshots = false;
        return null;
    }
}
