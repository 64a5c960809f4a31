using Daybook.Events;
using Daybook.Recording;
using Daybook.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Daybook.Tests.Recording.Support;

/// <summary>A journal over a scripted store, with a clock that only the test moves.</summary>
internal sealed class RecordingBench : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2025, 3, 5, 14, 30, 0, TimeSpan.Zero);

    public static readonly EventType Note = EventType.Define("note", EventCategory.System);

    private RecordingBench(FakeTimeProvider time, ScriptedStore store, Journal journal)
    {
        Time = time;
        Store = store;
        Journal = journal;
    }

    public FakeTimeProvider Time { get; }

    public ScriptedStore Store { get; }

    public Journal Journal { get; }

    /// <summary>What is stored.</summary>
    public IReadOnlyList<PortfolioEvent> Stored => Store.Stored;

    /// <summary>The reasons of what is stored.</summary>
    public IEnumerable<string> Reasons => Stored.Select(stored => stored.Reason);

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<RecordingBench> OpenAsync(Func<JournalOptions, JournalOptions>? configure = null, Action<ScriptedStore>? prepare = null)
    {
        var time = new FakeTimeProvider(Start);
        var store = new ScriptedStore(time);
        prepare?.Invoke(store);
        var journal = await OpenAsync(store, time, configure);
        return new RecordingBench(time, store, journal);
    }

    public static async Task<Journal> OpenAsync(ScriptedStore store, TimeProvider time, Func<JournalOptions, JournalOptions>? configure = null)
    {
        var options = new JournalOptions { Time = time, Actor = "tester" };
        return await Journal.OpenAsync(store, configure?.Invoke(options) ?? options, Cancellation);
    }

    public static PortfolioEvent Event(string reason) => PortfolioEvent.Create(Note, Start, reason);

    /// <summary>Waits until the store has been asked so often.</summary>
    public void UntilCalls(int count) => Until.True(() => Store.Calls.Count >= count, $"the store was called {count} times, but {Store.Calls.Count} times");

    public void UntilStored(int count) => Until.True(() => Stored.Count >= count, $"{count} events were stored");

    /// <summary>Holds the store, and gets the writer stuck in it with one event.</summary>
    public Task<IReadOnlyList<long>> HoldWriter()
    {
        Store.Hold();
        var held = Journal.AppendAsync([Event("held")], Durability.Committed, cancellationToken: Cancellation);
        Until.True(() => Store.IsHolding, "the writer is in the store");
        return held;
    }

    public async ValueTask DisposeAsync()
    {
        Store.Release();
        try
        {
            await Journal.DisposeAsync();
        }
        catch (JournalFlushException)
        {
            // Tests that make the store fail say themselves what closing must tell.
        }
    }
}
