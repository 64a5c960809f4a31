using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Statistics;
using Daybook.Workloads;

namespace Daybook.Contract.Suites;

/// <summary>Counts per bucket of time and value of a column: whatever a store adds up in advance, the result is that of counting.</summary>
public abstract class EventCountsContract<THost> : StoreContract<THost>
    where THost : StoreHost, new()
{
    [Fact]
    public async Task An_empty_journal_counts_nothing() =>
        Assert.Empty(await Store.CountAsync(new EventCountsQuery { Bounds = [Make.Start, Make.Start.AddDays(1)] }, Cancel));

    [Fact]
    public async Task The_load_is_counted_in_few_buckets_and_in_many()
    {
        Append([.. new StandardWorkload { Count = 5_000 }.Events()]);

        foreach (var by in Enum.GetValues<CountBy>())
        {
            await AssertCountsAsync(by, Even(Make.Start.AddDays(-1), TimeSpan.FromDays(4_000), 1));
            await AssertCountsAsync(by, Even(Make.Start, TimeSpan.FromDays(1), 90));
            await AssertCountsAsync(by, Even(Make.Start.AddDays(11.3), TimeSpan.FromHours(1), 1_000));
            await AssertCountsAsync(by, Even(Make.Start.AddDays(30), TimeSpan.FromMinutes(1), 60));
        }
    }

    [Fact]
    public async Task Histories_that_interleave_are_counted()
    {
        Append([.. SmallWorld.Events(1300, seed: 4).OrderBy(one => one.OccurredAt)]);
        Append(SmallWorld.Events(1300, seed: 5));

        foreach (var by in Enum.GetValues<CountBy>())
        {
            await AssertCountsAsync(by, Even(Make.Start.AddDays(-30), TimeSpan.FromHours(7), 200));
            await AssertCountsAsync(by, Even(Make.Start.AddMicroseconds(-3), TimeSpan.FromMicroseconds(1), 9));
            await AssertCountsAsync(by, [Make.Start.AddDays(-1), Make.Start, Make.Start.AddMinutes(1), Make.Start.AddDays(70)]);
        }
    }

    [Fact]
    public async Task A_bucket_begins_at_the_very_event_that_begins_a_block()
    {
        Append(Make.Notes(2100));

        foreach (var edge in Enumerable.Range(1023, 4).Select(second => Make.Start.AddSeconds(second)))
            await AssertCountsAsync(CountBy.Type, [Make.Start, edge, edge.AddMicroseconds(1), Make.Start.AddDays(1)]);
    }

    [Fact]
    public async Task Bounds_between_two_microseconds_count_nothing_twice()
    {
        Append(SmallWorld.Events(300, seed: 7));

        await AssertCountsAsync(CountBy.Category, [Make.Start, Make.Start.AddTicks(1), Make.Start.AddTicks(2), Make.Start.AddTicks(10), Make.Start.AddDays(40)]);
    }

    [Fact]
    public async Task Filtered_events_are_counted()
    {
        Append(SmallWorld.Events(1500, seed: 6));

        foreach (var filter in KnownFilter.All)
            await AssertCountsAsync(CountBy.Asset, Even(Make.Start.AddDays(-3), TimeSpan.FromDays(1), 40), filter.Filter, filter.Matches);
    }

    [Fact]
    public async Task Buckets_that_do_not_rise_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.CountAsync(new EventCountsQuery { Bounds = [Make.Start] }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.CountAsync(new EventCountsQuery { Bounds = [Make.Start, Make.Start] }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.CountAsync(new EventCountsQuery { Bounds = Even(Make.Start, TimeSpan.FromHours(1), EventCountsQuery.MaxBuckets + 1) }, Cancel));
    }

    private static DateTimeOffset[] Even(DateTimeOffset start, TimeSpan width, int buckets) => [.. Enumerable.Range(0, buckets + 1).Select(i => start + (width * i))];

    private async Task AssertCountsAsync(CountBy by, DateTimeOffset[] bounds, Filter? filter = null, Func<PortfolioEvent, bool>? matches = null)
    {
        var expected = (await ReadAllAsync())
            .Where(one => matches?.Invoke(one) ?? true)
            .Select(one => (Bucket: Array.FindLastIndex(bounds, bound => bound <= one.OccurredAt), Value: by switch
            {
                CountBy.Category => one.Category.Name,
                CountBy.Type => one.Type.Name,
                CountBy.Asset => one.Asset,
                _ => one.Action,
            }))
            .Where(one => one.Bucket >= 0 && one.Bucket < bounds.Length - 1)
            .GroupBy(one => one)
            .Select(group => new EventCount(group.Key.Bucket, group.Key.Value, group.LongCount()))
            .OrderBy(one => one.Bucket).ThenBy(one => one.Value, StringComparer.Ordinal);

        Assert.Equal(expected, await Store.CountAsync(new EventCountsQuery { By = by, Bounds = bounds, Filter = filter }, Cancel));
    }
}
