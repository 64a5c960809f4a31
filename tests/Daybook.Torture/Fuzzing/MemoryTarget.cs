using Daybook.Events;
using Daybook.Exchange.Importing;
using Daybook.Storage;

namespace Daybook.Torture.Fuzzing;

/// <summary>A store in memory that takes an import without a journal's thread.</summary>
internal sealed class MemoryTarget(MemoryStore store) : IImportTarget
{
    public IEventSource Source => store;

    public Task<AppendOutcome> AppendNewAsync(
        IReadOnlyList<PortfolioEvent> events, IReadOnlyList<string> keys, Durability durability, CancellationToken cancellationToken)
    {
        var outcome = store.Append([new AppendRequest(events) { EventKeys = keys }], durability)[0];
        return outcome.Refused is { } refused ? Task.FromException<AppendOutcome>(refused) : Task.FromResult(outcome);
    }

    public IAsyncDisposable Join(string sessionId) => new Membership(store.JoinSession(sessionId));

    private sealed class Membership(IDisposable inner) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            inner.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
