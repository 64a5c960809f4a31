using CsCheck;
using Daybook.Events;
using Daybook.Statistics;

namespace Daybook.Tests.Statistics;

public class StatisticsBuilderTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMicroseconds(TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerMicrosecond);

    private static readonly Gen<TimeSpan?> Period = Gen.OneOf<TimeSpan?>(null, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), 7 * Day, Longest);

    [Fact]
    public void Statistics_equal_naive_counting() =>
        Gen.Select(RecordedEvents.Any.Array[0, 80], Period).Sample((events, period) => AssertSame(Naive(events, period), Of(events, period).Build()));

    [Fact]
    public void Merge_of_any_split_is_the_whole() =>
        Gen.Select(RecordedEvents.Any.Array[0, 80], Gen.Int[0, 80], Period).Sample((events, cut, period) =>
        {
            cut = Math.Min(cut, events.Length);
            var merged = Of(events[cut..], period);
            merged.Merge(Of(events[..cut], period));
            AssertSame(Of(events, period).Build(), merged.Build());
        });

    [Fact]
    public void Sums_count_as_their_events_do() =>
        Gen.Select(RecordedEvents.Any.Array[0, 80], Gen.Int[1, 10], Period).Sample((events, size, period) =>
        {
            var builder = new StatisticsBuilder(period);
            foreach (var block in events.OrderBy(e => e.OccurredAt).Chunk(size))
            {
                var sums = RecordedEvents.Sums(block);
                if (builder.TakesSums(sums.FirstOccurredMicros, sums.LastOccurredMicros))
                    builder.AddSums(sums);
                else
                    Array.ForEach(block, builder.Add);
            }

            AssertSame(Of(events, period).Build(), builder.Build());
        });

    [Fact]
    public void Sums_across_a_period_are_refused_and_change_nothing()
    {
        var builder = new StatisticsBuilder(TimeSpan.FromHours(1));
        var sums = RecordedEvents.Sums([RecordedEvents.Make(occurred: -1), RecordedEvents.Make(occurred: 0)]);
        Assert.False(builder.TakesSums(-1, 0));
        Assert.Throws<ArgumentException>(() => builder.AddSums(sums));
        Assert.Equal(0, builder.Build().Total);
    }

    [Fact]
    public void Negative_sums_are_refused_and_change_nothing()
    {
        var builder = new StatisticsBuilder();
        var sums = RecordedEvents.Sums([RecordedEvents.Make()]) with { Types = [new TypeCount("position_open", "portfolio", -1)] };
        Assert.Throws<ArgumentException>(() => builder.AddSums(sums));
        Assert.Empty(builder.Build().ByType);
    }

    [Fact]
    public void Type_under_two_categories_is_counted_under_its_one_name()
    {
        var statistics = Of([RecordedEvents.Make("price_missing", "error"), RecordedEvents.Make("price_missing", "scoring")]).Build();
        Assert.Equal(2, Assert.Single(statistics.ByType).Value);
        Assert.Equal(["error", "scoring"], statistics.ByCategory.Keys);
        Assert.Equal(1, statistics.Errors);
    }

    [Fact]
    public void Only_the_action_block_is_a_block_and_only_the_category_error_an_error()
    {
        PortfolioEvent[] events = [RecordedEvents.Make(action: "block"), RecordedEvents.Make("error", "Error", "Block"), RecordedEvents.Make(category: "error")];
        var statistics = Of(events).Build();
        Assert.Equal(1, statistics.BlockActions);
        Assert.Equal(1, statistics.Errors);
    }

    [Fact]
    public void Largest_count_comes_first_and_equal_counts_by_name()
    {
        string[] assets = ["NVDA", "AAPL", "TSLA", "NVDA", "aapl"];
        Assert.Equal(["NVDA", "AAPL", "TSLA", "aapl"], Of(assets.Select(asset => RecordedEvents.Make(asset: asset))).Build().ByAsset.Keys);
    }

    [Fact]
    public void Periods_before_1970_start_at_multiples_too_and_empty_ones_are_left_out()
    {
        var events = new[] { -1, -Microseconds.PerDay, -Microseconds.PerDay - 1, 3 * Microseconds.PerDay }.Select(time => RecordedEvents.Make(occurred: time));
        Assert.Equal(
            [(At(-2), 1), (At(-1), 2), (At(3), 1)],
            Of(events, Day).Build().Periods.Select(period => (period.Start, period.Total)));

        static DateTimeOffset At(int day) => DateTimeOffset.UnixEpoch.AddDays(day);
    }

    [Fact]
    public void First_period_of_all_starts_with_the_year_1() =>
        Assert.Equal(DateTimeOffset.MinValue, Assert.Single(Of([RecordedEvents.Make(occurred: Microseconds.Min)], 7 * Day).Build().Periods).Start);

    [Fact]
    public void Execution_times_are_empty_when_no_event_has_one() =>
        Assert.Equal(new ExecutionTimes(0, null, null, null, null, null), Of([RecordedEvents.Make()]).Build().ExecutionTime);

    [Fact]
    public void Builders_of_different_periods_do_not_merge() =>
        Assert.Throws<ArgumentException>(() => new StatisticsBuilder(Day).Merge(new StatisticsBuilder()));

    private static StatisticsBuilder Of(IEnumerable<PortfolioEvent> events, TimeSpan? period = null)
    {
        var builder = new StatisticsBuilder(period);
        foreach (var portfolioEvent in events)
            builder.Add(portfolioEvent);
        return builder;
    }

    private static JournalStatistics Naive(PortfolioEvent[] events, TimeSpan? period)
    {
        var times = events.Select(e => e.ExecutionTimeMs).OfType<double>().ToArray();
        var spread = Times.Histogram(times);
        var periods = (period is null ? [] : events).GroupBy(StartOf).OrderBy(group => group.Key);
        return new JournalStatistics(
            events.Length,
            Counted(e => e.Category.Name),
            Counted(e => e.Type.Name),
            Counted(e => e.Action),
            Counted(e => e.Asset),
            new ExecutionTimes(
                times.Length, spread.Mean, spread.Percentile(50), spread.Percentile(95), spread.Percentile(99), times.Length == 0 ? null : times.Max()),
            events.Count(IsError),
            events.Count(IsBlock),
            [.. periods.Select(group => new PeriodStatistics(group.Key, group.Count(), group.Count(IsError), group.Count(IsBlock)))]);

        OrderedDictionary<string, long> Counted(Func<PortfolioEvent, string?> value) => new(events
            .Select(value).OfType<string>().GroupBy(text => text)
            .Select(group => KeyValuePair.Create(group.Key, (long)group.Count()))
            .OrderBy(pair => -pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal));

        DateTimeOffset StartOf(PortfolioEvent e)
        {
            var ticks = (decimal)(e.OccurredAt - DateTimeOffset.UnixEpoch).Ticks;
            var length = period!.Value.Ticks;
            var start = Math.Floor(ticks / length) * length;
            return start < (DateTimeOffset.MinValue - DateTimeOffset.UnixEpoch).Ticks ? DateTimeOffset.MinValue : DateTimeOffset.UnixEpoch.AddTicks((long)start);
        }

        static bool IsError(PortfolioEvent e) => e.Category == EventCategory.Error;
        static bool IsBlock(PortfolioEvent e) => e.Action == "block";
    }

    private static void AssertSame(JournalStatistics expected, JournalStatistics actual)
    {
        Assert.Equal(expected.Total, actual.Total);
        Assert.Equal(expected.ByCategory.ToArray(), actual.ByCategory.ToArray());
        Assert.Equal(expected.ByType.ToArray(), actual.ByType.ToArray());
        Assert.Equal(expected.ByAction.ToArray(), actual.ByAction.ToArray());
        Assert.Equal(expected.ByAsset.ToArray(), actual.ByAsset.ToArray());
        Assert.Equal(expected.ExecutionTime, actual.ExecutionTime);
        Assert.Equal((expected.Errors, expected.BlockActions), (actual.Errors, actual.BlockActions));
        Assert.Equal(expected.Periods, actual.Periods);
    }
}
