namespace Daybook.Charts.Tests.Support;

/// <summary>Series that look like those of a portfolio, the same in every run.</summary>
internal static class Made
{
    public static DateTimeOffset Start { get; } = new(2021, 11, 3, 21, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset Day(double days) => Start.AddDays(days);

    /// <summary>A frame of a width.</summary>
    public static PictureFrame Frame(string title, int width = 1100, int height = 420, string id = "p") => new(id, title, width, height);

    /// <summary>A walk that begins at a value; its steps are of a share of it.</summary>
    public static List<ChartPoint> Walk(int count, double begin, double share, TimeSpan step, int seed = 7)
    {
        var random = new Random(seed);
        List<ChartPoint> points = new(count);
        var value = begin;
        for (var i = 0; i < count; i++)
        {
            points.Add(new ChartPoint(Start + (i * step), Math.Round(value, 6)));
            value *= 1 + (((random.NextDouble() * 2) - 0.96) * share);
        }

        return points;
    }

    public static ValueSeries Portfolio { get; } = new()
    {
        Value = Walk(780, 1_000_000, 0.012, TimeSpan.FromDays(1.4)),
        Measure = Measure.Number("USD"),
        Exposure = [.. Walk(780, 0.8, 0.03, TimeSpan.FromDays(1.4), 3).Select(point => point with { Value = Math.Clamp(point.Value, 0.2, 1) })],
        Positions = [.. Walk(156, 9, 0.12, TimeSpan.FromDays(7), 5).Select(point => point with { Value = Math.Clamp(Math.Round(point.Value), 3, 14) })],
        Regimes =
        [
            new("goldilocks", Day(0), Day(260)), new("reflation", Day(260), Day(420)), new("inflation", Day(420), Day(560)),
            new("deflation", Day(560), Day(575)), new("goldilocks", Day(575), Day(1_092)),
        ],
        RegimeNames = ["goldilocks", "reflation", "inflation", "deflation"],
    };

    public static HistogramData Events { get; } = HistogramOf(72, TimeSpan.FromHours(1));

    public static HistogramData HistogramOf(int buckets, TimeSpan width)
    {
        var random = new Random(11);
        long[] Counts(int most, double chance) => [.. Enumerable.Range(0, buckets).Select(_ => random.NextDouble() < chance ? random.Next(most) : 0L)];
        return new HistogramData
        {
            Buckets = [.. Enumerable.Range(0, buckets).Select(i => new HistogramBucket(Start + (i * width), Start + ((i + 1) * width)))],
            Classes =
            [
                new("portfolio", Counts(40, 0.9)), new("regime", Counts(6, 0.3)), new("protection", Counts(25, 0.8)), new("scoring", Counts(60, 0.9)),
                new("diversification", Counts(10, 0.5)), new("system", Counts(8, 0.7)), new("error", Counts(9, 0.15), IsFailure: true),
            ],
            Link = bucket => $"/daybook/demo/events?from={bucket.From:yyyy-MM-dd'T'HH:mm}&to={bucket.To:yyyy-MM-dd'T'HH:mm}",
        };
    }

    /// <summary>Lanes from far: most days have nothing, rebalances much.</summary>
    public static SwimlaneData Far(int lanes, int columns, int every)
    {
        var random = new Random(13);
        return new SwimlaneData
        {
            From = Start,
            To = Day(1_095),
            Lanes = [.. Enumerable.Range(0, lanes).Select(lane => new Swimlane(lane == 0 ? "(no asset)" : $"ASSET{lane}")
            {
                Link = $"?asset=ASSET{lane}",
                Counts = [.. Enumerable.Range(0, columns).Select(column => column % every == 0 && random.NextDouble() < 0.7 ? (int)Math.Pow(random.NextDouble() * 4, 3) : 0)],
            })],
            Zoom = (from, to) => $"?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}",
        };
    }

    public static SwimlaneData Near { get; } = new()
    {
        From = Start,
        To = Start.AddSeconds(2.5),
        Lanes = [.. new[] { "AAPL", "NVDA", "TSLA", "a very long name of an asset that does not fit" }.Select((asset, lane) => new Swimlane(asset)
        {
            Link = $"?asset={lane}",
            Marks = [.. Enum.GetValues<SwimlaneShape>().Select((shape, i) => new SwimlaneMark(Start.AddMilliseconds((i * 300) + (lane * 40)), shape, $"{shape} of {asset}", $"/events/{(lane * 10) + i}")),
                new SwimlaneMark(Start.AddMilliseconds(2_101 + (lane * 40)), SwimlaneShape.Blocked, "hidden by its neighbour")],
        })],
    };

    public static IReadOnlyList<WaterfallRow> Trace { get; } =
    [
        new("rebalance", 0, Start, TimeSpan.FromMilliseconds(812)) { Link = "/traces/1" },
        new("detect regime", 1, Start.AddMilliseconds(4), TimeSpan.FromMilliseconds(61)),
        new("score universe", 1, Start.AddMilliseconds(66), TimeSpan.FromMilliseconds(420)) { Link = "/traces/3" },
        new("score AAPL", 2, Start.AddMilliseconds(70), TimeSpan.FromMilliseconds(120)),
        new("score NVDA", 2, Start.AddMilliseconds(190), TimeSpan.FromMilliseconds(8)) { IsFailed = true, Link = "/traces/5" },
        new("score an asset whose name is far too long for its column", 2, Start.AddMilliseconds(200), TimeSpan.FromMilliseconds(280)),
        new("protections", 1, Start.AddMilliseconds(490), TimeSpan.FromMilliseconds(180)) { IsFailed = true },
        new("publish targets", 1, Start.AddMilliseconds(690), null),
    ];

    public static LinesData Percentiles { get; } = new()
    {
        Lines =
        [
            new("p50", [.. Walk(300, 0.004, 0.2, TimeSpan.FromHours(2)).Select(Bounded(0.002, 0.02))]),
            new("p90", [.. Walk(300, 0.02, 0.2, TimeSpan.FromHours(2), 2).Select(Bounded(0.02, 0.2))]),
            new("p99", [.. Walk(300, 0.2, 0.3, TimeSpan.FromHours(2), 3).Select(Bounded(0.1, 4))]),
        ],
        Measure = Measure.Seconds,
        IsLogarithmic = true,
        Limit = 1,
        LimitName = "bar",
    };

    public static LinesData FileSize { get; } = new()
    {
        Lines =
        [
            new("journal", [.. Enumerable.Range(0, 90).Select(day => new ChartPoint(Day(day), 40e6 + (day * 2.1e6)))]),
            new("write-ahead log", [.. Enumerable.Range(0, 90).Select(day => new ChartPoint(Day(day), day is > 40 and < 50 ? double.NaN : (day % 12) * 3e6))]),
        ],
        Measure = Measure.Bytes,
    };

    public static DecayPeriod Decay { get; } = new("NVDA", Start, 10, 0.12, 0.8, 0.3, Day(3.6));

    private static Func<ChartPoint, ChartPoint> Bounded(double low, double high) => point => point with { Value = Math.Clamp(point.Value, low, high) };
}
