using Daybook.Events;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Projections;

/// <summary>
/// Leaves the snapshots of a fold while its events are written, so that its first reader need not fold them again. For a writer of whose projection nobody else writes events, such as
/// a run of its own; used by one thread at a time.
/// </summary>
/// <typeparam name="TState">The state.</typeparam>
public sealed class SnapshotTrail<TState>
    where TState : class
{
    private readonly IProjection<TState> _projection;
    private readonly ProjectionFold<TState> _fold;

    /// <summary>Begins a trail.</summary>
    /// <param name="source">The journal's store; it stays the caller's.</param>
    /// <param name="projection">The fold.</param>
    /// <param name="state">The state that the fold of the journal has now.</param>
    /// <param name="position">Where the journal stands.</param>
    public SnapshotTrail(IEventSource source, IProjection<TState> projection, TState state, JournalPosition position)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(projection);
        _projection = projection;
        _fold = new ProjectionFold<TState>(source, projection, state, position);
    }

    /// <summary>Takes events that were written, each once, in the order of their ids.</summary>
    /// <param name="events">The events, as they were given to the journal.</param>
    /// <param name="ids">Their ids, as the journal answered.</param>
    /// <param name="cancellationToken">Stops the reading that a snapshot needs.</param>
    public async ValueTask TakeAsync(IReadOnlyList<PortfolioEvent> events, IReadOnlyList<long> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(ids);
        for (var i = 0; i < events.Count; i++)
        {
            if (!_projection.Selection.Matches(events[i]))
                continue;
            var fields = events[i].ToFields();
            fields.Id = ids[i];
            await _fold.ApplyAsync(PortfolioEvent.Restore(in fields), cancellationToken).ConfigureAwait(false);
        }

        if (ids.Count > 0)
            await _fold.PassAsync(ids[^1], cancellationToken).ConfigureAwait(false);
    }
}
