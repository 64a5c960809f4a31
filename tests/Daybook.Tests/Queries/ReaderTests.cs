using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Tests.Queries;

public class ReaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_is_found_by_its_id_and_no_other()
    {
        await using var reader = new Story().Notes().Notes().Read();

        Assert.Equal(2, (await reader.FindAsync(2, Token))?.Id);
        Assert.Null(await reader.FindAsync(0, Token));
        Assert.Null(await reader.FindAsync(3, Token));
        Assert.Null(await reader.FindAsync(-1, Token));
    }

    [Theory]
    [InlineData(QueryOrder.OldestFirst)]
    [InlineData(QueryOrder.NewestFirst)]
    public async Task All_pages_of_a_query_together_are_the_query(QueryOrder order)
    {
        // Every third event at the same time, so that pages end between ties.
        var story = new Story();
        for (var i = 0; i < 25; i++)
            story.Add("asset_scored", "scoring", asset: "A", score: 1, at: Story.Morning.AddSeconds(i / 3));
        await using var reader = story.Read();

        var seen = new List<long>();
        await foreach (var found in reader.QueryAllAsync(new EventQuery { Order = order, Limit = 4 }, Token))
            seen.Add(found.Id);

        var expected = Enumerable.Range(1, 25).Select(id => (long)id);
        Assert.Equal(order == QueryOrder.OldestFirst ? expected : expected.Reverse(), seen);
    }

    [Fact]
    public async Task Reading_all_ends_where_the_journal_ended_when_it_began()
    {
        var store = new Daybook.Storage.MemoryStore();
        var story = new Story().Notes().Notes().Notes();
        Story.Append(store, story.Events);
        await using var reader = new JournalReader(store);

        var seen = new List<long>();
        await foreach (var read in reader.ReadAllAsync(2, Token))
        {
            seen.Add(read.Id);
            Story.Append(store, story.Events);
        }

        Assert.Equal([2L, 3L], seen);
    }

    [Fact]
    public async Task Reading_all_says_when_the_journal_lost_what_it_was_about_to_read()
    {
        var source = new FakeSource(new Story().Notes().Notes().Notes().Notes().Notes().Events);
        source.BeforeRead = () =>
        {
            source.BeforeRead = null;
            source.Recover(survived: 2, added: 0);
        };
        await using var reader = new JournalReader(source);

        await Assert.ThrowsAsync<PositionLostException>(async () => await reader.ReadAllAsync(1, Token).CountAsync(Token));
    }
}
