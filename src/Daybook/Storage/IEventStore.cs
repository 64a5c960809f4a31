namespace Daybook.Storage;

/// <summary>A store: it reads, and it appends groups. Appending is done by one thread at a time, the journal's writer.</summary>
public interface IEventStore : IEventSource
{
    /// <summary>
    /// Adds requests in one transaction: each is added as a whole, found present by its key, or refused. Blocks until the group is as durable as asked.
    /// An empty group adds nothing, but with <see cref="Durability.Synced"/> it forces what was committed before to the disk.
    /// </summary>
    /// <param name="group">The requests, in order; none at all is allowed.</param>
    /// <param name="durability"><see cref="Durability.Committed"/> or <see cref="Durability.Synced"/>.</param>
    /// <param name="status">What the writer says of itself, stored now and then beside the events; null: nothing.</param>
    /// <returns>An outcome per request.</returns>
    /// <exception cref="StoreUnavailableException">Nothing of the group was added, and a later attempt may succeed: no space, or the lock was not free in time.</exception>
    /// <exception cref="StoreFaultedException">The group may or may not be there, and the store must be opened anew: a failed fsync, an I/O error, corruption.</exception>
    IReadOnlyList<AppendOutcome> Append(IReadOnlyList<AppendRequest> group, Durability durability, WriterStatus? status = null);

    /// <summary>What endangers the journal although it works at present, such as a second name of its file, in a sentence; null: nothing is known. For health checks.</summary>
    string? FindHazard();

    /// <summary>Takes part in a running session: an operating-system lock that dies with the process. Never null; shared among all who take part.</summary>
    /// <exception cref="StoreUnavailableException">The lock cannot be made.</exception>
    IDisposable JoinSession(string sessionId);
}
