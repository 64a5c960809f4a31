using System.Globalization;
using Daybook.Events;
using Daybook.Operations.Histograms;
using Daybook.Operations.Selecting;
using Daybook.Operations.Tests.Support;
using Daybook.Recording;

namespace Daybook.Operations.Tests;

public sealed class HistogramTests : SmallJournal
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_are_counted_per_day_of_the_calendar()
    {
        var answer = await HistogramOperation.RunAsync(Context(), new HistogramRequest { Width = BucketWidth.Day, Selection = new Selection { From = "2025-03-05", To = "2025-03-09" } }, Cancel);

        GoldenFile.Holds("histogram", answer);
    }

    [Fact]
    public async Task Blocks_are_counted_by_the_rule_that_blocked()
    {
        Journal.Record(EventTypes.RebalancingTargetDenied, "two refused", "KO", "deny", metadata: Metadata.Parse("""{"blocking_systems":["grace_period","holding_period"]}"""));
        await Journal.FlushAsync(cancellationToken: Cancel);

        var answer = await HistogramOperation.RunAsync(Context(), new HistogramRequest { By = HistogramKey.Protection, Width = BucketWidth.Day }, Cancel);

        Assert.Equal((2, 3), (answer.Total, answer.Buckets.Count));
        Assert.Equal([("grace_period", 1L), ("holding_period", 1L), ("whipsaw_protection", 1L)], answer.Counts.Select(one => (one.Key, one.Value)));
        Assert.Equal([1L, 0L, 1L], answer.Buckets.Select(bucket => bucket.Total));
    }

    [Theory]
    [InlineData(HistogramKey.Category)]
    [InlineData(HistogramKey.Type)]
    [InlineData(HistogramKey.Asset)]
    [InlineData(HistogramKey.Action)]
    public async Task Every_event_is_in_one_stretch_whatever_it_is_counted_by(HistogramKey key)
    {
        var head = await Journal.GetHeadAsync(Cancel);

        var answer = await HistogramOperation.RunAsync(Context(), new HistogramRequest { By = key }, Cancel);

        Assert.Equal(head.Count, answer.Total);
        Assert.Equal(head.Count, answer.Buckets.Sum(bucket => bucket.Total));
        Assert.InRange(answer.Buckets.Count, 1, 60);
        Assert.Equal(answer.Buckets.Skip(1).Select(bucket => bucket.Start), answer.Buckets.SkipLast(1).Select(bucket => bucket.End));
    }

    [Fact]
    public async Task Without_events_there_are_no_stretches()
    {
        var answer = await HistogramOperation.RunAsync(Context(), new HistogramRequest { Selection = new Selection { Filter = "type = 'positon_open'" } }, Cancel);

        Assert.Equal((0, 0, null), (answer.Total, answer.Buckets.Count, answer.Width));
        Assert.Equal("position_open", Assert.Single(answer.UnknownNames).Meant);
    }

    [Theory]
    [InlineData(0, null, "buckets")]
    [InlineData(1_001, null, "buckets")]
    [InlineData(60, BucketWidth.Minute, "width")]
    public async Task Too_many_stretches_are_refused(int buckets, BucketWidth? width, string parameter)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => HistogramOperation.RunAsync(Context(), new HistogramRequest { Buckets = buckets, Width = width }, Cancel));

        Assert.Equal((RefusalCode.InvalidValue, parameter), (refused.Code, refused.Parameter));
    }

    [Theory]
    [InlineData("2025-03-05T14:30:00Z", "2025-03-05T14:59:00Z", BucketWidth.Minute, 29)]
    [InlineData("2025-03-05T14:31:00Z", "2025-03-05T15:40:30Z", BucketWidth.FiveMinutes, 15)]
    [InlineData("2025-03-05", "2025-03-07", BucketWidth.Hour, 48)]
    [InlineData("2025-03-05", "2025-03-12", BucketWidth.SixHours, 28)]
    [InlineData("2025-01-01", "2025-03-01", BucketWidth.Day, 59)]
    [InlineData("2025-01-01", "2025-12-31", BucketWidth.Week, 53)]
    [InlineData("2021-01-31", "2025-03-05", BucketWidth.Month, 51)]
    [InlineData("2014-05-05", "2025-03-05", BucketWidth.Quarter, 44)]
    [InlineData("0001-01-01", "9999-12-31", BucketWidth.Year, 9999)]
    public void The_shortest_stretches_that_are_few_enough_are_chosen(string from, string to, BucketWidth width, int count)
    {
        var (first, last) = (Time(from), Time(to));

        Assert.Equal(width, BucketBounds.Choose(first, last, 60));
        DateTimeOffset[] bounds = [.. BucketBounds.Bounds(first, last, width)];
        Assert.Equal(count, bounds.Length - 1);
        Assert.Equal(bounds.Order().Distinct(), bounds);
        if (width == BucketWidth.Week)
            Assert.All(bounds[1..^1], bound => Assert.Equal(DayOfWeek.Monday, bound.DayOfWeek));
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
