using System.Collections.Immutable;
using CsCheck;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Projections;
using Daybook.Storage;

namespace Daybook.Tests.Projections;

/// <summary>The snapshots that a writer leaves are those of a reader, whoever else writes.</summary>
public sealed class SnapshotTrailTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_snapshots_hold_what_others_wrote_in_between()
    {
        var group = Gen.Select(Gen.Bool, Gen.Int[0, 3].Array[0, 9]);
        await Gen.Select(group.Array[1, 20], Gen.Int[1, 12], Gen.Int[0, 3]).SampleAsync(
            async (groups, spacing, before) =>
            {
                var snapshots = new MemorySnapshots(spacing);
                await using var store = new MemoryStore { Snapshots = snapshots };
                Write(store, [.. Enumerable.Repeat(0, before).Select(Event)]);
                var trail = new SnapshotTrail<ImmutableList<string>>(store, new LedgerProjection(), new JournalPosition(0, before));
                foreach (var (own, kinds) in groups)
                {
                    PortfolioEvent[] events = [.. kinds.Select(Event)];
                    var ids = Write(store, events);
                    if (own)
                        await trail.TakeAsync(events, ids, Token);
                }

                var stored = await store.ReadAsync(1, int.MaxValue, Token);
                for (var below = (long)stored.Count; snapshots.Find("ledger", 1, 0, below, long.MaxValue) is { } found; below = found.Position.Id - 1)
                    Assert.Equal(new LedgerProjection().Expected(stored, found.Position.Id), new LedgerProjection().Load(found.State));
            },
            iter: 300,
            threads: 1);
    }

    [Fact]
    public async Task It_leaves_a_snapshot_at_each_place_that_it_passes_with_something_new()
    {
        var snapshots = new MemorySnapshots(spacing: 10);
        await using var store = new MemoryStore { Snapshots = snapshots };
        var trail = new SnapshotTrail<ImmutableList<string>>(store, new LedgerProjection(), default);
        for (var written = 0; written < 35; written += 7)
        {
            PortfolioEvent[] events = [.. Enumerable.Repeat(1, 7).Select(Event)];
            await trail.TakeAsync(events, Write(store, events), Token);
        }

        Assert.Equal([30, 20, 10], (long[])[.. new[] { 35, 29, 19 }.Select(below => snapshots.Find("ledger", 1, 0, below, long.MaxValue)!.Position.Id)]);
    }

    private static IReadOnlyList<long> Write(MemoryStore store, PortfolioEvent[] events) => Assert.Single(store.Append([new AppendRequest(events)], Durability.Committed)).Ids;

    private static PortfolioEvent Event(int kind) => kind == 0 ? Make.Note() : PortfolioEvent.Create(EventTypes.PositionOpen, Make.Start, "opened", $"A{kind}", sizeBefore: 0, sizeAfter: 0.1);
}
