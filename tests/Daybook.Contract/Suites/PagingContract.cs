using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Storage;

namespace Daybook.Contract.Suites;

/// <summary>Cursors: page by page, everything comes once and in order.</summary>
public abstract class PagingContract<THost> : StoreContract<THost>
    where THost : StoreHost, new()
{
    [Theory]
    [InlineData(QueryOrder.NewestFirst, 1)]
    [InlineData(QueryOrder.NewestFirst, 7)]
    [InlineData(QueryOrder.OldestFirst, 1)]
    [InlineData(QueryOrder.OldestFirst, 7)]
    public async Task Many_events_of_the_same_time_are_each_paged_once(QueryOrder order, int limit)
    {
        Append([.. Enumerable.Range(0, 50).Select(i => Make.Note($"{i}", Make.Start.AddDays(i / 20)))]);

        await AssertPagesAsync(new EventQuery { Order = order, Limit = limit });
    }

    [Theory]
    [InlineData(QueryOrder.NewestFirst, 97)]
    [InlineData(QueryOrder.OldestFirst, 97)]
    [InlineData(QueryOrder.NewestFirst, 1024)]
    [InlineData(QueryOrder.OldestFirst, 5000)]
    public async Task Interleaved_histories_are_paged_once(QueryOrder order, int limit)
    {
        await QueryContract<THost>.AppendHistoriesAsync(Store);

        await AssertPagesAsync(new EventQuery { Order = order, Limit = limit });
        await AssertPagesAsync(new EventQuery { Order = order, Limit = limit, From = Make.Start.AddDays(-200), To = Make.Start.AddDays(100) });
    }

    [Fact]
    public async Task The_last_page_has_no_cursor_even_when_it_is_full()
    {
        Append(Make.Notes(6));

        var first = await Store.QueryAsync(new EventQuery { Limit = 3 }, Cancel);
        var second = await Store.QueryAsync(new EventQuery { Limit = 3, After = first.Next }, Cancel);

        Assert.NotNull(first.Next);
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task A_cursor_survives_as_text()
    {
        Append(Make.Note("early", DateTimeOffset.MinValue), Make.Note("late", Make.Start));
        var page = await Store.QueryAsync(new EventQuery { Limit = 1, Order = QueryOrder.OldestFirst }, Cancel);

        Assert.True(QueryCursor.TryParse(page.Next!.ToString(), out var cursor));

        Assert.Equal("late", Assert.Single(await QueryAsync(new EventQuery { After = cursor, Order = QueryOrder.OldestFirst })).Reason);
    }

    [Fact]
    public async Task Pages_go_on_where_they_ended_though_the_journal_grows_before_them()
    {
        Append(Make.Notes(4));
        var first = await Store.QueryAsync(new EventQuery { Limit = 2 }, Cancel);

        Append(Make.Note("newer", Make.Start.AddDays(1)));

        Assert.Equal(["note 2", "note 1"], (await QueryAsync(new EventQuery { After = first.Next })).Select(found => found.Reason));
    }

    [Fact]
    public async Task A_cursor_may_stand_where_no_event_is()
    {
        Append(Make.Notes(3));
        var between = new QueryCursor(0, Microseconds.From(Make.Start.AddSeconds(2)), 1_000_000);

        Assert.Equal(["note 2", "note 1"], (await QueryAsync(new EventQuery { After = between })).Select(found => found.Reason));
        Assert.Equal(["note 3"], (await QueryAsync(new EventQuery { After = between, Order = QueryOrder.OldestFirst })).Select(found => found.Reason));
    }

    private async Task AssertPagesAsync(EventQuery query)
    {
        var selected = (await ReadAllAsync()).Where(query.Selects);
        var expected = query.Order == QueryOrder.OldestFirst
            ? selected.OrderBy(one => one.OccurredAt).ThenBy(one => one.Id)
            : selected.OrderByDescending(one => one.OccurredAt).ThenByDescending(one => one.Id);
        var paged = new List<long>();
        do
        {
            var page = await Store.QueryAsync(query, Cancel);
            Assert.InRange(page.Events.Count, paged.Count == 0 ? 0 : 1, query.Limit);
            paged.AddRange(page.Events.Select(found => found.Id));
            query = query with { After = page.Next };
        }
        while (query.After is not null);

        Assert.Equal(expected.Select(one => one.Id), paged);
    }
}
