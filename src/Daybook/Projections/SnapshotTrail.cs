using Daybook.Events;
using Daybook.Filters;
using Daybook.Storage;

namespace Daybook.Projections;

/// <summary>
/// Leaves the snapshots of a fold while its events are written, so that its first reader need not fold them again. What others write in between is read from the journal. For a writer
/// of most of what the projection cares for, such as a run of its own; used by one thread at a time.
/// </summary>
/// <typeparam name="TState">The state.</typeparam>
public sealed class SnapshotTrail<TState>
    where TState : class
{
    private const int PageSize = 4_096;

    private readonly IEventSource _source;
    private readonly IProjection<TState> _projection;
    private readonly ProjectionFold<TState> _fold;
    private long _taken;

    /// <summary>Begins a trail.</summary>
    /// <param name="source">The journal's store; it stays the caller's.</param>
    /// <param name="projection">The fold.</param>
    /// <param name="before">A position up to which the journal holds nothing that the fold cares for.</param>
    public SnapshotTrail(IEventSource source, IProjection<TState> projection, JournalPosition before)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(projection);
        (_source, _projection, _taken) = (source, projection, before.Id);
        _fold = new ProjectionFold<TState>(source, projection, before);
    }

    /// <summary>Takes events that were written, each once, in the order of their ids.</summary>
    /// <param name="events">The events, as they were given to the journal.</param>
    /// <param name="ids">Their ids, as the journal answered.</param>
    /// <param name="cancellationToken">Stops the reading that a snapshot needs.</param>
    /// <exception cref="IOException">The journal cannot be read; the trail must not be used any more.</exception>
    public async ValueTask TakeAsync(IReadOnlyList<PortfolioEvent> events, IReadOnlyList<long> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(ids);
        for (var i = 0; i < events.Count; i++)
        {
            if (ids[i] > _taken + 1)
                await ReadAsync(ids[i] - 1, cancellationToken).ConfigureAwait(false);
            _taken = ids[i];
            if (!_projection.Selection.Matches(events[i]))
                continue;
            var fields = events[i].ToFields();
            fields.Id = ids[i];
            await _fold.ApplyAsync(PortfolioEvent.Restore(in fields), cancellationToken).ConfigureAwait(false);
        }

        await _fold.PassAsync(_taken, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads what others wrote between what was taken and an event.</summary>
    private async ValueTask ReadAsync(long upToId, CancellationToken cancellationToken)
    {
        var others = Filter.And(_projection.Selection, Filter.Compare(EventField.Id, CompareOperator.LessOrEqual, upToId));
        for (var next = _taken + 1; next <= upToId;)
        {
            var page = await _source.ReadMatchingAsync(next, others, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (var happened in page.Events)
                await _fold.ApplyAsync(happened, cancellationToken).ConfigureAwait(false);
            if (page.IsLast)
                break;
            next = page.NextId;
        }
    }
}
