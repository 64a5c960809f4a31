using Daybook.Events;
using Daybook.Storage;

namespace Daybook.Exchange.Importing;

/// <summary>What takes the events of an import.</summary>
internal interface IImportTarget
{
    /// <summary>Types that were registered by their first event.</summary>
    ValueTask<IReadOnlyList<EventType>> GetRegisteredTypesAsync(CancellationToken cancellationToken);

    /// <summary>The id of the journal's newest event; 0 in an empty journal.</summary>
    ValueTask<long> CountAsync(CancellationToken cancellationToken);

    /// <summary>Those of the keys that are known, in their order, with what was added under them.</summary>
    ValueTask<IReadOnlyList<PlannedKey>> FindKeysAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken);

    /// <summary>Adds events whose keys are not known yet, as one group and as they are.</summary>
    /// <exception cref="TypeConflictException">A type is registered under another category; nothing of the group was added.</exception>
    Task<AppendOutcome> AppendNewAsync(IReadOnlyList<PortfolioEvent> events, IReadOnlyList<string> keys, Durability durability, CancellationToken cancellationToken);

    /// <summary>Takes part in a session, so that nobody takes it for abandoned while its events are being restored.</summary>
    IAsyncDisposable Join(string sessionId);
}
