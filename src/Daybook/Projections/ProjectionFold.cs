using Daybook.Events;
using Daybook.Storage;

namespace Daybook.Projections;

/// <summary>
/// A fold on its way through a journal: the state, where it stands, and the snapshots that it leaves behind. It knows nothing of threads; a host sees to them.
/// </summary>
internal sealed class ProjectionFold<TState>(IEventSource source, IProjection<TState> projection)
    where TState : class
{
    public TState State { get; private set; } = projection.Initial;

    /// <summary>Up to where the journal is in the state.</summary>
    public JournalPosition Position { get; private set; }

    /// <summary>The latest time of the events that are in the state and have one that counts, in microseconds.</summary>
    public long NewestMicros { get; private set; } = long.MinValue;

    // Events that were applied since the last snapshot: without any, another one would save nobody any reading.
    private long _appliedSince;

    /// <summary>Begins at the newest snapshot that may serve, or at the journal's beginning.</summary>
    /// <param name="head">Where the journal stands.</param>
    /// <param name="upToId">The newest event that may be in the state.</param>
    /// <param name="newestMicros">The latest time that an event in it may have.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async ValueTask BeginAsync(JournalHead head, long upToId, long newestMicros, CancellationToken cancellationToken)
    {
        (State, Position, NewestMicros, _appliedSince) = (projection.Initial, new JournalPosition(head.Epoch, 0), long.MinValue, 0);
        var below = Math.Min(upToId, head.Count);
        while (source.Snapshots?.Find(projection.Name, projection.Version, head.Epoch, below, newestMicros) is { } found)
        {
            if (await source.FindRootAsync(found.Position, cancellationToken).ConfigureAwait(false) is { } root && root.Equals(found.Root) && TryLoad(found) is { } loaded)
            {
                (State, Position, NewestMicros) = (loaded, found.Position, found.NewestMicros);
                return;
            }

            source.Snapshots.Remove(found);
            below = found.Position.Id - 1;
        }
    }

    /// <summary>Applies an event, and leaves snapshots at the places that were passed before it.</summary>
    public ValueTask ApplyAsync(PortfolioEvent happened, CancellationToken cancellationToken)
    {
        if (PlaceBefore(happened.Id) is not null)
            return PassAndApplyAsync(happened, cancellationToken);
        Apply(happened);
        return ValueTask.CompletedTask;
    }

    /// <summary>Applies an event and leaves nothing behind: the state is not what a reader of the whole journal would have.</summary>
    public void Apply(PortfolioEvent happened)
    {
        State = projection.Apply(State, happened);
        Position = Position with { Id = happened.Id };
        _appliedSince++;
        if (projection.Timeless?.Matches(happened) != true)
            NewestMicros = Math.Max(NewestMicros, happened.Fields.OccurredMicros);
    }

    /// <summary>Goes on behind an id up to which nothing more says anything, and leaves a snapshot when a place for one was passed.</summary>
    public async ValueTask PassAsync(long id, CancellationToken cancellationToken)
    {
        if (id < Position.Id)
            return;
        if (PlaceBefore(id + 1) is { } place && source.Snapshots is { } snapshots)
        {
            // A journal that was recovered meanwhile has another root there, or none: then there is nothing to keep.
            var at = Position with { Id = place };
            if (await source.FindRootAsync(at, cancellationToken).ConfigureAwait(false) is { } root)
            {
                snapshots.Save(new Snapshot(projection.Name, projection.Version, at, root, NewestMicros, projection.Save(State)));
                _appliedSince = 0;
            }
        }

        Position = Position with { Id = id };
    }

    private async ValueTask PassAndApplyAsync(PortfolioEvent happened, CancellationToken cancellationToken)
    {
        await PassAsync(happened.Id - 1, cancellationToken).ConfigureAwait(false);
        Apply(happened);
    }

    /// <summary>Where a snapshot is due before an id; null when none is.</summary>
    private long? PlaceBefore(long id) =>
        source.Snapshots is { } snapshots && _appliedSince > 0 && id - 1 - ((id - 1) % snapshots.Spacing) is var place && place >= Position.Id ? place : null;

    private TState? TryLoad(Snapshot snapshot)
    {
        try
        {
            return projection.Load(snapshot.State);
        }
        catch (InvalidDataException)
        {
            // What cannot be read is not there.
            return null;
        }
    }
}
