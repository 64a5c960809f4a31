using Daybook.Storage;

namespace Daybook.Projections;

/// <summary>States as they were.</summary>
public static class PastStates
{
    /// <summary>The state as it was at an event, and as of a time. It begins at the nearest snapshot that may serve, and leaves snapshots behind.</summary>
    /// <param name="source">The journal's store; it stays the caller's.</param>
    /// <param name="projection">The fold.</param>
    /// <param name="upToId">The newest event that is in the state.</param>
    /// <param name="at">The latest time of an event in the state, itself included, as <c>occurred</c> says it; null: any.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <typeparam name="TState">The state.</typeparam>
    /// <exception cref="IOException">The journal cannot be read.</exception>
    public static ValueTask<Projected<TState>> ReadAsync<TState>(
        IEventSource source, IProjection<TState> projection, long upToId, DateTimeOffset? at = null, CancellationToken cancellationToken = default)
        where TState : class
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(projection);
        return new PastReading<TState>(source, projection, upToId, at).RunAsync(cancellationToken);
    }
}
