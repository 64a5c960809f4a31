using Daybook.Events;
using Daybook.Statistics;

namespace Daybook.Contract.Model;

/// <summary>Statistics by counting, one event after the other.</summary>
public static class Counting
{
    /// <summary>Compares statistics with the counts of the events that their window admits.</summary>
    public static void AssertCounts(IEnumerable<PortfolioEvent> events, StatisticsQuery query, JournalStatistics actual)
    {
        var counted = events.Where(one => !(one.OccurredAt < query.From) && !(one.OccurredAt >= query.To)).ToArray();
        Assert.Equal(counted.Length, actual.Total);
        Assert.Equal(counted.Count(IsError), actual.Errors);
        Assert.Equal(counted.Count(IsBlock), actual.BlockActions);
        AssertSame(counted.CountBy(one => one.Category.Name), actual.ByCategory);
        AssertSame(counted.CountBy(one => one.Type.Name), actual.ByType);
        AssertSame(counted.Where(one => one.Action is not null).CountBy(one => one.Action!), actual.ByAction);
        AssertSame(counted.Where(one => one.Asset is not null).CountBy(one => one.Asset!), actual.ByAsset);
        AssertTimes([.. counted.Select(one => one.ExecutionTimeMs).OfType<double>().Order()], actual.ExecutionTime);
        Assert.Equal(query.Period is { } period ? Periods(counted, period) : [], actual.Periods);
    }

    private static bool IsError(PortfolioEvent one) => one.Category.Name == "error";

    private static bool IsBlock(PortfolioEvent one) => one.Action == "block";

    private static void AssertSame(IEnumerable<KeyValuePair<string, int>> expected, IReadOnlyDictionary<string, long> actual) =>
        Assert.Equal(
            expected.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, (long)pair.Value)),
            actual.Select(pair => (pair.Key, pair.Value)));

    private static void AssertTimes(double[] sorted, ExecutionTimes actual)
    {
        Assert.Equal(sorted.Length, actual.Count);
        if (sorted.Length == 0)
        {
            Assert.Equal(new ExecutionTimes(0, null, null, null, null, null), actual);
            return;
        }

        Assert.Equal(sorted.Sum() / sorted.Length, actual.Mean!.Value, 9);
        Assert.Equal(sorted[^1], actual.Max);
        AssertNear(0.50, actual.P50);
        AssertNear(0.95, actual.P95);
        AssertNear(0.99, actual.P99);

        void AssertNear(double share, double? percentile)
        {
            var exact = sorted[Math.Max(0, (int)Math.Ceiling((decimal)share * sorted.Length) - 1)];
            Assert.InRange(percentile!.Value, exact * 0.99, exact * 1.01);
        }
    }

    private static IEnumerable<PeriodStatistics> Periods(IEnumerable<PortfolioEvent> counted, TimeSpan period) =>
        from one in counted
        let number = (long)Math.Floor((decimal)(one.OccurredAt - DateTimeOffset.UnixEpoch).Ticks / period.Ticks)
        group one by number into found
        orderby found.Key
        select new PeriodStatistics(DateTimeOffset.UnixEpoch + (found.Key * period), found.Count(), found.Count(IsError), found.Count(IsBlock));
}
