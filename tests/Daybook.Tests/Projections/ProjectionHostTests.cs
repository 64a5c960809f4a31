using System.Collections.Immutable;
using CsCheck;
using Daybook.Contract;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Projections;
using Daybook.Storage;

namespace Daybook.Tests.Projections;

/// <summary>A host has what a fold from the beginning has: now and as of any event and time, with whatever snapshots there are.</summary>
public sealed class ProjectionHostTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_reads_on_from_where_it_stands()
    {
        await using var store = new MemoryStore();
        using var host = Host(store);
        Assert.Empty((await host.ReadAsync(Token)).State);

        Add(store, Opened("A", 1), Make.Note(), Opened("B", 2));
        Assert.Equal(["1 A", "3 B"], (await host.ReadAsync(Token)).State);
        Assert.Equal(new JournalPosition(0, 3), host.Current.Position);

        Add(store, Make.Note(), Opened("C", 3));
        Assert.Equal(["1 A", "3 B"], host.Current.State);
        Assert.Equal(["1 A", "3 B", "5 C"], (await host.ReadAsync(Token)).State);
    }

    [Fact]
    public async Task It_begins_at_the_newest_snapshot_and_reads_no_event_that_is_in_it()
    {
        var snapshots = new MemorySnapshots(spacing: 10);
        await using var store = new MemoryStore { Snapshots = snapshots };
        Add(store, [.. Enumerable.Range(1, 57).Select(i => Opened($"A{i}", i))]);
        using (var first = Host(store))
            await first.ReadAsync(Token);

        Assert.Equal(50, snapshots.Find("ledger", 1, 0, long.MaxValue, long.MaxValue)!.Position.Id);
        Assert.Equal(20, snapshots.Find("ledger", 1, 0, 29, long.MaxValue)!.Position.Id);
        Assert.Equal(30, snapshots.Find("ledger", 1, 0, long.MaxValue, Microseconds.From(At(39)))!.Position.Id);
        var counting = new CountingProjection();
        using var second = new ProjectionHost<ImmutableList<string>>(store, counting);
        Assert.Equal(57, (await second.ReadAsync(Token)).State.Count);
        Assert.Equal(7, counting.Applied);
    }

    [Fact]
    public async Task Another_version_begins_anew_and_takes_the_place_of_the_old_snapshots()
    {
        var snapshots = new MemorySnapshots(spacing: 10);
        await using var store = new MemoryStore { Snapshots = snapshots };
        Add(store, [.. Enumerable.Range(1, 25).Select(i => Opened($"A{i}", i))]);
        using (var first = Host(store))
            await first.ReadAsync(Token);

        using var second = new ProjectionHost<ImmutableList<string>>(store, new LedgerProjection(version: 2));
        Assert.Equal(25, (await second.ReadAsync(Token)).State.Count);

        Assert.Null(snapshots.Find("ledger", 1, 0, long.MaxValue, long.MaxValue));
        Assert.Equal(20, snapshots.Find("ledger", 2, 0, long.MaxValue, long.MaxValue)!.Position.Id);
    }

    [Fact]
    public async Task A_snapshot_of_another_history_or_with_other_bytes_is_not_used_and_is_removed()
    {
        var snapshots = new MemorySnapshots(spacing: 10);
        await using (var other = new MemoryStore { Snapshots = snapshots })
        {
            Add(other, [.. Enumerable.Range(1, 25).Select(i => Opened($"X{i}", i))]);
            using var host = Host(other);
            await host.ReadAsync(Token);
        }

        await using var store = new MemoryStore { Snapshots = snapshots };
        Add(store, [.. Enumerable.Range(1, 25).Select(i => Opened($"A{i}", i))]);
        using (var host = Host(store))
            Assert.Equal("1 A1", (await host.ReadAsync(Token)).State[0]);
        var whole = snapshots.Find("ledger", 1, 0, long.MaxValue, long.MaxValue)!;
        snapshots.Save(whole with { State = [0] });
        using (var host = Host(store))
            Assert.Equal("1 A1", (await host.ReadAsync(Token)).State[0]);
        Assert.Equal(whole.State, snapshots.Find("ledger", 1, 0, long.MaxValue, long.MaxValue)!.State);
    }

    [Fact]
    public async Task States_of_the_past_are_those_of_a_reader_who_stopped_there()
    {
        var step = Gen.Select(Gen.Int[0, 5], Gen.Int[-30, 30], Gen.Int[0, 3]);
        await Gen.Select(step.Array[1, 60], Gen.Int[1, 12], Gen.Int[0, 3]).SampleAsync(
            async (steps, spacing, looks) =>
            {
                await using var store = new MemoryStore { Snapshots = new MemorySnapshots(spacing) };
                var stored = new List<PortfolioEvent>();
                foreach (var chunk in steps.Chunk(Math.Max(1, steps.Length / (looks + 1))))
                {
                    Add(store, [.. chunk.Select(Event)]);
                    stored = [.. await store.ReadAsync(1, int.MaxValue, Token)];
                    await RequireSameAsync(store, stored, spacing);
                }
            },
            iter: 150,
            threads: 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_state_of_the_past_holds_all_or_nothing_of_what_was_added_while_it_was_read(int quietReads)
    {
        await using var store = new MemoryStore();
        Add(store, Opened("A", 1), Opened("late", 9), Opened("B", 2));
        var reads = 0;
        await using var source = new CountingSource(store)
        {
            BeforeMatching = () =>
            {
                if (reads++ >= quietReads)
                    Add(store, Event((1, 20, reads)), Opened("C", 3));
            },
        };

        var (state, position) = await PastStates.ReadAsync(source, new LedgerProjection(), long.MaxValue, At(5), Token);

        Assert.Equal(new LedgerProjection().Expected(await store.ReadAsync(1, int.MaxValue, Token), position.Id, At(5)), state);
    }

    private static async Task RequireSameAsync(MemoryStore store, List<PortfolioEvent> stored, int spacing)
    {
        var projection = new LedgerProjection();
        foreach (var upTo in (long[])[0, 1, spacing, stored.Count / 2, stored.Count, long.MaxValue])
        {
            foreach (var at in (DateTimeOffset?[])[null, At(-31), At(-5), At(0), At(17), At(31)])
                Assert.Equal(projection.Expected(stored, upTo, at), (await PastStates.ReadAsync(store, projection, upTo, at, Token)).State);
        }

        using var host = Host(store);
        Assert.Equal(projection.Expected(stored), (await host.ReadAsync(Token)).State);
    }

    private static PortfolioEvent Event((int Kind, int Day, int Asset) step) => step.Kind switch
    {
        0 => Make.Note("nothing to the fold"),
        1 => PortfolioEvent.Create(new EventFields { Type = EventTypes.SessionStart, OccurredMicros = Microseconds.From(At(step.Day)), SessionId = $"s{step.Asset}", Reason = "began" }),
        _ => Opened($"A{step.Asset}", step.Day),
    };

    private static ProjectionHost<ImmutableList<string>> Host(IEventSource source) => new(source, new LedgerProjection());

    private static DateTimeOffset At(int day) => Make.Start.AddDays(day);

    private static PortfolioEvent Opened(string asset, int day) => PortfolioEvent.Create(EventTypes.PositionOpen, At(day), "opened", asset, sizeBefore: 0, sizeAfter: 0.1);

    private static void Add(MemoryStore store, params PortfolioEvent[] events) => Assert.Null(Assert.Single(store.Append([new AppendRequest(events)], Durability.Committed)).Refused);

    private sealed class CountingProjection : IProjection<ImmutableList<string>>
    {
        private readonly LedgerProjection _inner = new();

        public int Applied { get; private set; }

        public string Name => _inner.Name;

        public int Version => _inner.Version;

        public Filter Selection => _inner.Selection;

        public ImmutableList<string> Initial => _inner.Initial;

        public ImmutableList<string> Apply(ImmutableList<string> state, PortfolioEvent happened)
        {
            Applied++;
            return _inner.Apply(state, happened);
        }

        public byte[] Save(ImmutableList<string> state) => _inner.Save(state);

        public ImmutableList<string> Load(ReadOnlySpan<byte> bytes) => _inner.Load(bytes);
    }
}
