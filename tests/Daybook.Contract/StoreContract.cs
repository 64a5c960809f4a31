using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Storage;

namespace Daybook.Contract;

/// <summary>
/// What every suite of the contract stands on: an empty store, a clock, and short verbs. A store's test project derives one class per suite and says
/// how its stores are opened: <c>public sealed class MemoryAppending : AppendingContract&lt;MemoryStoreHost&gt;;</c>
/// </summary>
/// <typeparam name="THost">How stores are opened.</typeparam>
public abstract class StoreContract<THost> : IAsyncLifetime
    where THost : StoreHost, new()
{
    private IEventStore? _store;

    protected THost Host { get; } = new();

    protected SettableClock Clock { get; } = new(Make.Start.AddHours(2));

    protected IEventStore Store => _store!;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await Host.OpenAsync(Clock);

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends this store and opens the same journal again.</summary>
    protected async Task ReopenAsync() => _store = await Host.ReopenAsync(Store, Clock);

    /// <summary>Adds events in one request, which must be taken.</summary>
    protected IReadOnlyList<long> Append(params IReadOnlyList<PortfolioEvent> events)
    {
        var outcome = Request(new AppendRequest(events));
        Assert.Null(outcome.Refused);
        return outcome.Ids;
    }

    /// <summary>Sends one request as a group of its own.</summary>
    protected AppendOutcome Request(AppendRequest request) => Assert.Single(Store.Append([request], Durability.Committed));

    protected Task<IReadOnlyList<PortfolioEvent>> ReadAllAsync() => ReadAllAsync(Store);

    protected static async Task<IReadOnlyList<PortfolioEvent>> ReadAllAsync(IEventStore store)
    {
        var all = new List<PortfolioEvent>();
        while (await store.ReadAsync(all.Count + 1, 1000, Cancel) is { Count: > 0 } next)
            all.AddRange(next);
        return all;
    }

    protected async Task<IReadOnlyList<PortfolioEvent>> QueryAsync(EventQuery query) => (await Store.QueryAsync(query, Cancel)).Events;

    protected async Task<JournalHead> HeadAsync() => await Store.GetHeadAsync(Cancel);
}
