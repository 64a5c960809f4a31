using System.Globalization;
using Daybook.Cli.Text;
using Daybook.Operations.Histograms;

namespace Daybook.Cli.Output;

/// <summary>Events over time: a row for each stretch, with its largest keys beside each other, and on a terminal a bar.</summary>
internal static class HistogramView
{
    private const int MostKeys = 4;
    private const int LongestBar = 24;
    private const int WidestKey = 16;

    /// <summary>All stretches, those without events too.</summary>
    public static void Show(IScreen screen, HistogramAnswer answer)
    {
        var what = answer.By == HistogramKey.Protection ? "block" : "event";
        screen.Line(Piece.Strong(Quantity.Count(answer.Total, what)), answer.Width is { } width ? $" by {answer.By.ToString().ToLowerInvariant()}, a row {Per(width)}" : string.Empty);
        if (answer.Total == 0)
            return;
        screen.Line();
        var keys = screen.IsPlain ? [.. answer.Counts.Keys] : answer.Counts.Keys.Take(MostKeys).ToArray();
        var others = answer.Counts.Count > keys.Length;
        var most = answer.Buckets.Max(bucket => bucket.Total);
        screen.Table(new TableView(
            [
                new Column("from"),
                new Column(what + "s", IsNumber: true, MinWidth: 6),
                .. screen.IsPlain ? Array.Empty<Column>() : [new Column(string.Empty, MinWidth: LongestBar, IsDroppable: true)],
                .. keys.Select(key => new Column(Short(screen, key), IsNumber: true)),
                .. others ? [new Column("others", IsNumber: true)] : Array.Empty<Column>(),
            ],
            [.. answer.Buckets.Select(bucket => Row(screen, bucket, keys, others, answer, most))]));
    }

    private static Piece[] Row(IScreen screen, HistogramBucket bucket, string[] keys, bool others, HistogramAnswer answer, long most)
    {
        List<Piece> row = [Piece.Muted(screen.IsPlain ? TimeText.Exact(bucket.Start) : Start(bucket.Start, answer.Width!.Value)), Quantity.Count(bucket.Total)];
        if (!screen.IsPlain)
            row.Add(Piece.Accent(new string('█', (int)Math.Ceiling((double)bucket.Total * LongestBar / most))));
        row.AddRange(keys.Select(key => Number(bucket.Counts.GetValueOrDefault(key))));
        if (others)
            row.Add(Number(bucket.Counts.Where(count => !keys.Contains(count.Key, StringComparer.Ordinal)).Sum(count => count.Value)));
        return [.. row];
    }

    private static Piece Number(long count) => count == 0 ? string.Empty : Quantity.Count(count);

    private static string Short(IScreen screen, string key) => screen.IsPlain || key.Length <= WidestKey ? key : key[..(WidestKey - 1)] + "…";

    private static string Start(DateTimeOffset start, BucketWidth width) => start.ToString(
        width switch
        {
            BucketWidth.Year => "yyyy",
            BucketWidth.Month or BucketWidth.Quarter => "yyyy-MM",
            BucketWidth.Week or BucketWidth.Day => "yyyy-MM-dd",
            _ => "yyyy-MM-dd HH:mm",
        },
        CultureInfo.InvariantCulture);

    private static string Per(BucketWidth width) => width switch
    {
        BucketWidth.FiveMinutes => "per five minutes",
        BucketWidth.QuarterHour => "per quarter of an hour",
        BucketWidth.SixHours => "per six hours",
        _ => $"per {width.ToString().ToLowerInvariant()}",
    };
}
