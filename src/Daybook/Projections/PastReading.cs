using Daybook.Events;
using Daybook.Filters;
using Daybook.Storage;

namespace Daybook.Projections;

/// <summary>
/// Reads a state as it was. As long as no event is left out for its time, it is the state of a reader of the whole journal, and leaves snapshots as that one does; from the first event
/// that is too late on, only what is early enough is read, which the times of the blocks make quick.
/// </summary>
internal sealed class PastReading<TState>(IEventSource source, IProjection<TState> projection, long upToId, DateTimeOffset? at)
    where TState : class
{
    private const int PageSize = 4_096;

    private readonly ProjectionFold<TState> _fold = new(source, projection);
    private readonly long _latest = at is { } time ? Microseconds.From(time) : long.MaxValue;

    // One end for everything that is read, so that what is committed meanwhile is in all of it or in none.
    private long _end;

    public async ValueTask<Projected<TState>> RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var head = await source.GetHeadAsync(cancellationToken).ConfigureAwait(false);
            _end = Math.Min(upToId, head.Count);
            await _fold.BeginAsync(head, _end, _latest, cancellationToken).ConfigureAwait(false);
            if (await ReadAllAsync(cancellationToken).ConfigureAwait(false) && (at is null || await ReadEarlyAsync(cancellationToken).ConfigureAwait(false)))
                return new Projected<TState>(_fold.State, _fold.Position);
        }
    }

    /// <summary>Reads everything up to the end, or to the first event that is too late.</summary>
    /// <returns>False when the journal was recovered meanwhile.</returns>
    private async ValueTask<bool> ReadAllAsync(CancellationToken cancellationToken)
    {
        while (_fold.Position.Id < _end)
        {
            var page = await source.ReadMatchingAsync(_fold.Position.Id + 1, projection.Selection, PageSize, cancellationToken).ConfigureAwait(false);
            if (page.Head.Epoch != _fold.Position.Epoch)
                return false;
            foreach (var happened in page.Events)
            {
                if (happened.Id > _end || IsLate(happened))
                {
                    await _fold.PassAsync(happened.Id - 1, cancellationToken).ConfigureAwait(false);
                    return true;
                }

                await _fold.ApplyAsync(happened, cancellationToken).ConfigureAwait(false);
            }

            await _fold.PassAsync(Math.Min(page.NextId - 1, _end), cancellationToken).ConfigureAwait(false);
            if (page.IsLast)
                return true;
        }

        return true;
    }

    /// <summary>Reads on what is early enough, and what counts whatever its time is.</summary>
    private async ValueTask<bool> ReadEarlyAsync(CancellationToken cancellationToken)
    {
        var early = Filter.And(projection.Selection, Filter.Compare(EventField.Occurred, CompareOperator.LessOrEqual, FilterValue.OfMicros(_latest)));
        var timeless = projection.Timeless is { } always ? await AllAsync(Filter.And(projection.Selection, always), cancellationToken).ConfigureAwait(false) : [];
        var dated = await AllAsync(early, cancellationToken).ConfigureAwait(false);
        if (timeless is null || dated is null)
            return false;
        foreach (var happened in timeless.UnionBy(dated, one => one.Id).OrderBy(one => one.Id))
            _fold.Apply(happened);
        return true;
    }

    /// <summary>Everything that a filter selects from here on, or null when the journal was recovered meanwhile.</summary>
    private async ValueTask<List<PortfolioEvent>?> AllAsync(Filter filter, CancellationToken cancellationToken)
    {
        var all = new List<PortfolioEvent>();
        for (var next = _fold.Position.Id + 1; next <= _end;)
        {
            var page = await source.ReadMatchingAsync(next, filter, PageSize, cancellationToken).ConfigureAwait(false);
            if (page.Head.Epoch != _fold.Position.Epoch)
                return null;
            all.AddRange(page.Events.TakeWhile(happened => happened.Id <= _end));
            if (page.IsLast)
                break;
            next = page.NextId;
        }

        return all;
    }

    private bool IsLate(PortfolioEvent happened) => happened.Fields.OccurredMicros > _latest && projection.Timeless?.Matches(happened) != true;
}
