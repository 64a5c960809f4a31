using Daybook.Storage;

namespace Daybook.Contract;

/// <summary>How the suites open stores of one kind. Made once per test; disposed after it, with whatever the stores left on the disk.</summary>
public abstract class StoreHost : IAsyncDisposable
{
    /// <summary>True when a store's events are still there after it was disposed, for <see cref="ReopenAsync"/> to find.</summary>
    public virtual bool IsPersistent => false;

    /// <summary>A new, empty store. May be called several times; each store has a journal of its own.</summary>
    /// <param name="time">The clock of recording times.</param>
    public abstract ValueTask<IEventStore> OpenAsync(TimeProvider time);

    /// <summary>Disposes the store and opens its journal again.</summary>
    public virtual ValueTask<IEventStore> ReopenAsync(IEventStore store, TimeProvider time) =>
        throw new NotSupportedException("This store keeps nothing.");

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
