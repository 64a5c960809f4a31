using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Storage;

namespace Daybook.Contract.Suites;

/// <summary>Which events a query selects, and in which order.</summary>
public abstract class QueryContract<THost> : StoreContract<THost>
    where THost : StoreHost, new()
{
    private static readonly DateTimeOffset Noon = Make.Start;

    [Fact]
    public async Task An_empty_journal_answers_with_an_empty_page()
    {
        var page = await Store.QueryAsync(new EventQuery(), Cancel);

        Assert.Empty(page.Events);
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task Newest_comes_first_unless_asked_otherwise()
    {
        Append(Make.Note("b", Noon), Make.Note("c", Noon.AddDays(1)), Make.Note("a", Noon.AddDays(-1)));

        Assert.Equal(["c", "b", "a"], await ReasonsAsync(new EventQuery()));
        Assert.Equal(["a", "b", "c"], await ReasonsAsync(new EventQuery { Order = QueryOrder.OldestFirst }));
    }

    [Fact]
    public async Task Events_of_the_same_time_are_ordered_by_id_in_the_same_direction()
    {
        Append(Make.Note("1", Noon), Make.Note("2", Noon), Make.Note("3", Noon));

        Assert.Equal(["3", "2", "1"], await ReasonsAsync(new EventQuery()));
        Assert.Equal(["1", "2", "3"], await ReasonsAsync(new EventQuery { Order = QueryOrder.OldestFirst }));
    }

    [Fact]
    public async Task The_window_includes_its_start_and_excludes_its_end()
    {
        Append(Make.Note("before", Noon.AddMicroseconds(-1)), Make.Note("start", Noon), Make.Note("last", Noon.AddHours(1).AddMicroseconds(-1)), Make.Note("end", Noon.AddHours(1)));

        Assert.Equal(["last", "start"], await ReasonsAsync(new EventQuery { From = Noon, To = Noon.AddHours(1) }));
        Assert.Equal(["end", "last", "start"], await ReasonsAsync(new EventQuery { From = Noon }));
        Assert.Equal(["last", "start", "before"], await ReasonsAsync(new EventQuery { To = Noon.AddHours(1) }));
        Assert.Empty(await ReasonsAsync(new EventQuery { From = Noon, To = Noon }));
    }

    [Fact]
    public async Task Bounds_between_two_microseconds_are_exact()
    {
        Append(Make.Note("event", Noon));

        Assert.Empty(await ReasonsAsync(new EventQuery { From = Noon.AddTicks(1) }));
        Assert.Equal(["event"], await ReasonsAsync(new EventQuery { To = Noon.AddTicks(1) }));
        Assert.Equal(["event"], await ReasonsAsync(new EventQuery { From = Noon.AddTicks(-1), To = Noon.AddTicks(1) }));
    }

    [Fact]
    public async Task Bounds_may_be_the_ends_of_time_and_in_any_zone()
    {
        Append(Make.Note("first", DateTimeOffset.MinValue), Make.Note("noon", Noon), Make.Note("last", DateTimeOffset.MaxValue));

        Assert.Equal(["last", "noon", "first"], await ReasonsAsync(new EventQuery { From = DateTimeOffset.MinValue, To = DateTimeOffset.MaxValue }));
        Assert.Equal(["noon", "first"], await ReasonsAsync(new EventQuery { To = Noon.AddDays(1).ToOffset(TimeSpan.FromHours(9)) }));
        Assert.Equal(["noon"], await ReasonsAsync(new EventQuery { From = Noon.ToOffset(TimeSpan.FromHours(-5)), To = Noon.AddMicroseconds(1) }));
    }

    [Fact]
    public async Task Times_before_1970_are_ordered_and_found_like_others()
    {
        var then = new DateTimeOffset(1929, 10, 24, 10, 0, 0, TimeSpan.Zero);
        Append(Make.Note("crash", then), Make.Note("epoch", DateTimeOffset.UnixEpoch), Make.Note("eve", then.AddMicroseconds(-1)));

        Assert.Equal(["eve", "crash", "epoch"], await ReasonsAsync(new EventQuery { Order = QueryOrder.OldestFirst }));
        Assert.Equal(["crash"], await ReasonsAsync(new EventQuery { From = then, To = DateTimeOffset.UnixEpoch }));
    }

    [Fact]
    public async Task A_page_holds_at_most_its_limit()
    {
        Append(Make.Notes(5));

        Assert.Equal(["note 5", "note 4"], await ReasonsAsync(new EventQuery { Limit = 2 }));
        Append(Make.Notes(200));
        Assert.Equal(100, (await QueryAsync(new EventQuery())).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(EventQuery.MaxLimit + 1)]
    public async Task A_limit_outside_its_range_is_refused(int limit) =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.QueryAsync(new EventQuery { Limit = limit }, Cancel));

    [Fact]
    public async Task A_window_that_ends_before_it_begins_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.QueryAsync(new EventQuery { From = Noon, To = Noon.AddTicks(-1) }, Cancel));

    [Theory]
    [InlineData(QueryOrder.NewestFirst)]
    [InlineData(QueryOrder.OldestFirst)]
    public async Task Histories_that_interleave_over_the_same_years_are_merged(QueryOrder order)
    {
        var all = await AppendHistoriesAsync(Store);

        foreach (var (from, to) in Windows())
        {
            var expected = all.Where(one => (from is null || one.OccurredAt >= from) && (to is null || one.OccurredAt < to));
            var ordered = order == QueryOrder.OldestFirst
                ? expected.OrderBy(one => one.OccurredAt).ThenBy(one => one.Id)
                : expected.OrderByDescending(one => one.OccurredAt).ThenByDescending(one => one.Id);
            SameEvent.AssertAll([.. ordered.Take(700)], await QueryAsync(new EventQuery { From = from, To = to, Order = order, Limit = 700 }));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(700)]
    [InlineData(1536)]
    [InlineData(2600)]
    [InlineData(3072)]
    public async Task A_late_event_takes_its_place_among_the_blocks_before_it(int second)
    {
        Append(Make.Notes(3072));
        Append(Make.Note("late", Noon.AddSeconds(second + 0.5)));

        var expected = Enumerable.Range(1, 3072).Select(number => $"note {number}").ToList();
        expected.Insert(second, "late");
        Assert.Equal(expected, await ReasonsAsync(new EventQuery { Order = QueryOrder.OldestFirst, Limit = 4000 }));
        Assert.Equal(Enumerable.Reverse(expected), await ReasonsAsync(new EventQuery { Limit = 4000 }));
    }

    /// <summary>Five histories of three years, one after the other in the journal: forwards, backwards, shuffled, and with many equal times.</summary>
    internal static async Task<IReadOnlyList<PortfolioEvent>> AppendHistoriesAsync(IEventStore store)
    {
        var random = new Random(5);
        var days = Enumerable.Range(0, 1095).ToArray();
        int[][] histories = [days, days, [.. days.Reverse()], [.. days.OrderBy(_ => random.Next())], [.. days.Select(day => day / 100 * 100)]];
        foreach (var history in histories)
            store.Append([new AppendRequest([.. history.Select(day => Make.Note($"day {day}", Noon.AddDays(day - 700)))])], Durability.Committed);
        return await ReadAllAsync(store);
    }

    private static (DateTimeOffset? From, DateTimeOffset? To)[] Windows() =>
    [
        (null, null),
        (Noon, null),
        (null, Noon),
        (Noon.AddDays(-30), Noon.AddDays(30)),
        (Noon, Noon.AddMicroseconds(1)),
        (Noon.AddDays(4000), null),
    ];

    private async Task<IEnumerable<string>> ReasonsAsync(EventQuery query) => (await QueryAsync(query)).Select(found => found.Reason);
}
