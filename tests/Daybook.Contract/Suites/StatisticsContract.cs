using Daybook.Contract.Making;
using Daybook.Contract.Model;
using Daybook.Events;
using Daybook.Statistics;
using Daybook.Workloads;

namespace Daybook.Contract.Suites;

/// <summary>Statistics: whatever a store adds up in advance, the result is that of counting.</summary>
public abstract class StatisticsContract<THost> : StoreContract<THost>
    where THost : StoreHost, new()
{
    [Fact]
    public async Task An_empty_journal_counts_nothing()
    {
        var statistics = await Store.GetStatisticsAsync(new StatisticsQuery { Period = TimeSpan.FromDays(1) }, Cancel);

        Assert.Equal((0, 0, 0, 0), (statistics.Total, statistics.Errors, statistics.BlockActions, statistics.ByType.Count));
        Assert.Equal(new ExecutionTimes(0, null, null, null, null, null), statistics.ExecutionTime);
        Assert.Empty(statistics.Periods);
    }

    [Fact]
    public async Task The_load_is_counted()
    {
        Append([.. new StandardWorkload { Count = 5_000 }.Events()]);
        await AssertCountsAsync(new StatisticsQuery());
        await AssertCountsAsync(new StatisticsQuery { From = Make.Start.AddDays(11), To = Make.Start.AddDays(77.3) });
        await AssertCountsAsync(new StatisticsQuery { From = Make.Start.AddDays(40), To = Make.Start.AddDays(41), Period = TimeSpan.FromHours(6) });
        await AssertCountsAsync(new StatisticsQuery { Period = TimeSpan.FromDays(7) });
    }

    [Fact]
    public async Task Histories_that_interleave_are_counted()
    {
        Append([.. SmallWorld.Events(1300, seed: 4).OrderBy(one => one.OccurredAt)]);
        Append(SmallWorld.Events(1300, seed: 5));

        foreach (var period in (TimeSpan?[])[null, TimeSpan.FromMinutes(1), TimeSpan.FromDays(3)])
        {
            await AssertCountsAsync(new StatisticsQuery { Period = period });
            await AssertCountsAsync(new StatisticsQuery { From = Make.Start, Period = period });
            await AssertCountsAsync(new StatisticsQuery { From = Make.Start.AddMicroseconds(-3), To = Make.Start.AddMicroseconds(4), Period = period });
        }
    }

    [Fact]
    public async Task A_window_may_end_or_begin_at_the_very_event_that_ends_or_begins_a_block()
    {
        Append(Make.Notes(2100));

        foreach (var edge in Enumerable.Range(1023, 4).Select(second => Make.Start.AddSeconds(second)))
        {
            await AssertCountsAsync(new StatisticsQuery { From = edge });
            await AssertCountsAsync(new StatisticsQuery { To = edge });
            await AssertCountsAsync(new StatisticsQuery { To = edge.AddMicroseconds(1) });
            await AssertCountsAsync(new StatisticsQuery { From = edge.AddMicroseconds(1) });
        }
    }

    [Fact]
    public async Task Filtered_events_are_counted()
    {
        Append(SmallWorld.Events(1500, seed: 6));

        foreach (var filter in KnownFilter.All)
            await AssertCountsAsync(new StatisticsQuery { Filter = filter.Filter, Period = TimeSpan.FromDays(1) }, filter.Matches);
    }

    [Fact]
    public async Task Times_before_1970_fall_into_periods_too()
    {
        Append([.. Enumerable.Range(-30, 60).Select(hour => Make.Block(at: DateTimeOffset.UnixEpoch.AddHours(hour)))]);

        await AssertCountsAsync(new StatisticsQuery { Period = TimeSpan.FromHours(7) });
    }

    [Fact]
    public async Task The_largest_count_comes_first()
    {
        Append(Make.Open("B"), Make.Open("C"), Make.Open("A"), Make.Open("C"));

        Assert.Equal(["C", "A", "B"], (await Store.GetStatisticsAsync(new StatisticsQuery(), Cancel)).ByAsset.Keys);
    }

    [Fact]
    public async Task A_period_under_a_minute_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.GetStatisticsAsync(new StatisticsQuery { Period = TimeSpan.FromSeconds(59) }, Cancel));

    private async Task AssertCountsAsync(StatisticsQuery query, Func<PortfolioEvent, bool>? matches = null) =>
        Counting.AssertCounts(
            (await ReadAllAsync()).Where(one => matches?.Invoke(one) != false), query, await Store.GetStatisticsAsync(query, Cancel));
}
