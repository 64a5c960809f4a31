using Daybook.Events;
using Daybook.Storage;

namespace Daybook.Exchange.Importing;

/// <summary>What takes the events of an import.</summary>
internal interface IImportTarget
{
    /// <summary>What is there already.</summary>
    IEventSource Source { get; }

    /// <summary>Adds events whose keys are not known yet, as one group and as they are.</summary>
    /// <exception cref="TypeConflictException">A type is registered under another category; nothing of the group was added.</exception>
    Task<AppendOutcome> AppendNewAsync(IReadOnlyList<PortfolioEvent> events, IReadOnlyList<string> keys, Durability durability, CancellationToken cancellationToken);

    /// <summary>Takes part in a session, so that nobody takes it for abandoned while its events are being restored.</summary>
    IAsyncDisposable Join(string sessionId);
}
