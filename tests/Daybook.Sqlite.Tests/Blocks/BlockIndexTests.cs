using CsCheck;
using Daybook.Contract.Making;
using Daybook.Sqlite.Reading;
using Daybook.Sqlite.Tests.Support;
using Daybook.Storage;

namespace Daybook.Sqlite.Tests.Blocks;

public sealed class BlockIndexTests
{
    [Fact]
    public async Task Blocks_are_visited_by_their_newest_event_falling_or_by_their_oldest_rising() =>
        await Gen.Int[-50, 50].Array[1, 60].SampleAsync(async minutes =>
        {
            await using var folder = new JournalFolder();
            var store = folder.Open(new SqliteStoreOptions { BlockSize = 8 });
            store.Append([.. minutes.Select(minute => Make.Note(at: Make.Start.AddMinutes(minute)))]);
            using var pool = new ReadPool(folder.Path);
            pool.Read(view =>
            {
                var blocks = Enumerable.Range(0, minutes.Length / 8).ToArray();
                Assert.Equal(blocks.Length, view.Blocks.Count);
                AssertVisits(view.Blocks, QueryOrder.NewestFirst, blocks, block => -view.Blocks.Max(block));
                AssertVisits(view.Blocks, QueryOrder.OldestFirst, blocks, block => view.Blocks.Min(block));
                foreach (var block in blocks)
                {
                    var own = minutes.Skip(block * 8).Take(8).ToArray();
                    Assert.Equal((Micros(own.Min()), Micros(own.Max())), (view.Blocks.Min(block), view.Blocks.Max(block)));
                }

                return true;
            });
        }, iter: 15, threads: 1);

    private static void AssertVisits(BlockIndex index, QueryOrder order, int[] blocks, Func<int, long> key)
    {
        var visited = index.Visit(order).ToArray();
        Assert.Equal(blocks, visited.Order());
        Assert.Equal(visited.Select(key).Order(), visited.Select(key));
    }

    private static long Micros(int minute) => Daybook.Events.Microseconds.From(Make.Start.AddMinutes(minute));
}
