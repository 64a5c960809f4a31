using System.Reflection;
using Daybook.Events;
using Daybook.Operations.Recording;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Operations.Tests;

public sealed class RecordPipelineTests
{
    [Fact]
    public async Task What_may_be_recorded_behind_a_refused_event_is_told_too()
    {
        await using var inner = new MemoryStore();
        var store = DispatchProxy.Create<IEventStore, FullThenFaulted>();
        var script = (FullThenFaulted)store;
        script.Inner = inner;
        await using var journal = await Journal.OpenAsync(store, new JournalOptions(), TestContext.Current.CancellationToken);
        using var pipeline = new RecordPipeline(journal, Durability.Committed, new RecordedIds(null));
        var entry = PortfolioEvent.Create(EventTypes.PositionHold, new DateTimeOffset(2025, 3, 5, 0, 0, 0, TimeSpan.Zero), "held", asset: "KO");

        for (var line = 1; line <= 3; line++)
        {
            await pipeline.SendAsync(line, entry);
            script.Begun.Wait(TestContext.Current.CancellationToken);
        }

        script.Sent.Set();
        var error = await Assert.ThrowsAsync<RefusedException>(pipeline.CompleteAsync);

        Assert.StartsWith("line 1: the disk is full; nothing was recorded; whether 2 later lines are recorded is unknown: The journal", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await inner.GetHeadAsync(TestContext.Current.CancellationToken)).Count);
    }

    /// <summary>The first group finds no room; the next is added, and then the anchor cannot be written. A proxy is derived from it.</summary>
    public class FullThenFaulted : DispatchProxy
    {
        private int _groups;

        public IEventStore? Inner { get; set; }

        public ManualResetEventSlim Begun { get; } = new();

        public ManualResetEventSlim Sent { get; } = new();

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name != nameof(IEventStore.Append))
                return targetMethod.Invoke(Inner, args);
            Begun.Set();
            Sent.Wait();
            if (_groups++ == 0)
                throw new StoreUnavailableException("the disk is full.");
            targetMethod.Invoke(Inner, args);
            throw new StoreFaultedException("The anchor cannot be written.");
        }
    }
}
