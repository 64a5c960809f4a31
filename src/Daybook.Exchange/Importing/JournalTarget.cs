using Daybook.Events;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Exchange.Importing;

/// <summary>A journal that takes the events of an import.</summary>
internal sealed class JournalTarget(Journal journal) : IImportTarget
{
    public IEventSource Source => journal.Source;

    public Task<AppendOutcome> AppendNewAsync(
        IReadOnlyList<PortfolioEvent> events, IReadOnlyList<string> keys, Durability durability, CancellationToken cancellationToken) =>
        journal.AppendNewAsync(events, keys, durability, cancellationToken);

    public IAsyncDisposable Join(string sessionId) => journal.ResumeSession(sessionId);
}
