using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Storage;

namespace Daybook.Contract.Suites;

/// <summary>Reading what a filter selects by id, page by page: what a naive look at every event finds, and where to go on.</summary>
public abstract class MatchingContract<THost> : StoreContract<THost>
    where THost : StoreHost, new()
{
    [Theory]
    [MemberData(nameof(KnownFilter.Texts), MemberType = typeof(KnownFilter))]
    public async Task Pages_of_any_size_add_up_to_what_a_look_at_every_event_finds(string text)
    {
        var filter = KnownFilter.All.Single(known => known.Text == text);
        Append(SmallWorld.Events(2_300, seed: 1));
        Append([.. SmallWorld.Events(1_100, seed: 3).OrderByDescending(one => one.OccurredAt)]);
        var all = await ReadAllAsync();

        foreach (var (from, limit) in ((long, int)[])[(-5, 10_000), (1, 1), (1, 7), (1_024, 150), (2_049, 40), (all.Count, 3), (all.Count + 1, 3)])
        {
            var expected = all.Where(one => one.Id >= from && filter.Matches(one)).Take(60 * limit).ToList();
            SameEvent.AssertAll(expected, await PagesAsync(from, filter.Filter, limit, expected.Count));
        }
    }

    [Fact]
    public async Task A_full_page_goes_on_right_behind_its_last_event()
    {
        Append([Make.Note("a"), Make.Note("b"), Make.Note("a"), Make.Note("a"), Make.Note("b")]);
        var filter = Filter.Equal(EventField.Reason, "a");

        var first = await Store.ReadMatchingAsync(1, filter, 2, Cancel);
        var second = await Store.ReadMatchingAsync(first.NextId, filter, 2, Cancel);

        Assert.Equal([1, 3], first.Events.Select(one => one.Id));
        Assert.Equal(4, first.NextId);
        Assert.False(first.IsLast);
        Assert.Equal([4], second.Events.Select(one => one.Id));
        Assert.Equal(6, second.NextId);
        Assert.True(second.IsLast);
        Assert.Equal(await HeadAsync(), second.Head);
    }

    [Fact]
    public async Task A_filter_that_nothing_matches_says_that_everything_was_looked_at()
    {
        Append(Make.Notes(3_000));

        var page = await Store.ReadMatchingAsync(1, Filter.Equal(EventField.Asset, "NOBODY"), 10, Cancel);

        Assert.Empty(page.Events);
        Assert.Equal(3_001, page.NextId);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_001)]
    public async Task A_page_has_bounds(int limit) => await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Store.ReadMatchingAsync(1, Filter.IsNull(EventField.Asset), limit, Cancel));

    /// <summary>All pages, or as many as it takes to have so many events.</summary>
    private async Task<List<PortfolioEvent>> PagesAsync(long from, Filter filter, int limit, int enough)
    {
        var found = new List<PortfolioEvent>();
        for (IdPage? page = null; page is not { IsLast: true } && (found.Count < enough || enough < 60 * limit);)
        {
            page = await Store.ReadMatchingAsync(page?.NextId ?? from, filter, limit, Cancel);
            Assert.True(page.Events.Count <= limit);
            found.AddRange(page.Events);
        }

        return found;
    }
}
