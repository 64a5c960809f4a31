using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Storage;
using Daybook.Workloads;

namespace Daybook.Contract.Suites;

/// <summary>Filtered queries: whatever a store leaves unread, it finds what reading everything would find.</summary>
public abstract class FilterContract<THost> : StoreContract<THost>
    where THost : StoreHost, new()
{
    [Theory]
    [MemberData(nameof(KnownFilter.Texts), MemberType = typeof(KnownFilter))]
    public async Task Finds_exactly_what_the_condition_says(string text)
    {
        var filter = KnownFilter.All.Single(known => known.Text == text);
        Append(SmallWorld.Events(1100, seed: 1));
        Append([.. SmallWorld.Events(1100, seed: 2).OrderBy(one => one.OccurredAt)]);
        Append([.. SmallWorld.Events(1100, seed: 3).OrderByDescending(one => one.OccurredAt)]);
        var all = await ReadAllAsync();

        foreach (var query in Queries(filter))
            SameEvent.AssertAll(Expected(all, filter, query), await PageThroughAsync(query));
    }

    [Fact]
    public async Task A_rare_asset_is_found_among_many_in_both_orders()
    {
        var events = new StandardWorkload { Count = 5_000 }.Events().ToArray();
        events[17] = Make.Open("RARE");
        events[2600] = Make.Close("RARE");
        Append(events);

        var found = await QueryAsync(new EventQuery { Filter = Filter.Parse("asset = 'RARE'", Make.Start), Order = QueryOrder.OldestFirst });

        Assert.Equal([18, 2601], found.Select(one => one.Id));
    }

    [Fact]
    public async Task A_filter_sees_what_was_appended_last()
    {
        var filter = Filter.Parse("asset = 'LATE'", Make.Start);
        Append(Make.Notes(1500));
        Assert.Empty(await QueryAsync(new EventQuery { Filter = filter }));

        Append(Make.Open("LATE"));

        Assert.Equal([1501], (await QueryAsync(new EventQuery { Filter = filter })).Select(one => one.Id));
    }

    private static IEnumerable<EventQuery> Queries(KnownFilter filter) =>
        from order in (QueryOrder[])[QueryOrder.NewestFirst, QueryOrder.OldestFirst]
        from window in ((DateTimeOffset?, DateTimeOffset?)[])[(null, null), (Make.Start.AddDays(-2), Make.Start.AddSeconds(3))]
        select new EventQuery { Filter = filter.Filter, Order = order, From = window.Item1, To = window.Item2, Limit = 150 };

    private static PortfolioEvent[] Expected(IEnumerable<PortfolioEvent> all, KnownFilter filter, EventQuery query)
    {
        var selected = all.Where(one => filter.Matches(one) && !(one.OccurredAt < query.From) && !(one.OccurredAt >= query.To));
        return query.Order == QueryOrder.OldestFirst
            ? [.. selected.OrderBy(one => one.OccurredAt).ThenBy(one => one.Id)]
            : [.. selected.OrderByDescending(one => one.OccurredAt).ThenByDescending(one => one.Id)];
    }

    private async Task<List<PortfolioEvent>> PageThroughAsync(EventQuery query)
    {
        var found = new List<PortfolioEvent>();
        do
        {
            var page = await Store.QueryAsync(query, Cancel);
            found.AddRange(page.Events);
            query = query with { After = page.Next };
        }
        while (query.After is not null);

        return found;
    }
}
