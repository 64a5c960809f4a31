using Daybook.Events;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Exchange.Importing;

/// <summary>A journal that takes the events of an import.</summary>
internal sealed class JournalTarget(Journal journal) : IImportTarget
{
    public ValueTask<IReadOnlyList<EventType>> GetRegisteredTypesAsync(CancellationToken cancellationToken) => journal.Source.GetRegisteredTypesAsync(cancellationToken);

    public async ValueTask<long> CountAsync(CancellationToken cancellationToken) => (await journal.Source.GetHeadAsync(cancellationToken).ConfigureAwait(false)).Count;

    public ValueTask<IReadOnlyList<PlannedKey>> FindKeysAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) => journal.Source.FindKeysAsync(keys, cancellationToken);

    public Task<AppendOutcome> AppendNewAsync(
        IReadOnlyList<PortfolioEvent> events, IReadOnlyList<string> keys, Durability durability, CancellationToken cancellationToken) =>
        journal.AppendNewAsync(events, keys, durability, cancellationToken);

    public IAsyncDisposable Join(string sessionId) => journal.ResumeSession(sessionId);
}
