using System.Text.Json;
using Daybook.Cli.Text;
using Daybook.Events;
using Daybook.Statistics;

namespace Daybook.Cli.Output;

/// <summary>Statistics as tables and as JSON.</summary>
internal static class StatisticsView
{
    private const int MostOnTerminal = 12;
    private const int NameWidth = 24;
    private const int WidestName = 40;

    private static readonly string[] TimeHeaders = ["execution time", "mean", "p50", "p95", "p99", "max"];

    // What was done with positions.
    private static readonly string[] Trading = [EventTypes.PositionOpen.Name, EventTypes.PositionAdjust.Name, EventTypes.PositionClose.Name];

    /// <summary>Trades, blocks and errors, and then tables of counts, the largest first.</summary>
    public static void Show(IScreen screen, JournalStatistics statistics, GuardedStatistics guarded)
    {
        screen.Line(
            Piece.Strong(Quantity.Count(statistics.Total, "event")),
            ", ",
            Quantity.Count(Trades(statistics), "trade"),
            ", ",
            new Piece(Quantity.Count(guarded.Blocks, "block"), guarded.Blocks > 0 ? Tone.Warning : Tone.Plain),
            ", ",
            new Piece(Quantity.Count(statistics.Errors, "error"), statistics.Errors > 0 ? Tone.Bad : Tone.Plain));
        (string, IReadOnlyDictionary<string, long>)[] tables =
            [("category", statistics.ByCategory), ("type", statistics.ByType), ("action", statistics.ByAction), ("asset", statistics.ByAsset)];
        Dictionary<string, long> trades = new(statistics.ByType.Where(type => Trading.Contains(type.Key)), StringComparer.Ordinal);
        var width = Math.Min(WidestName, tables.SelectMany(table => table.Item2.Keys).Concat(guarded.ByProtection.Keys).Select(ColumnLayout.Cells).DefaultIfEmpty().Max());
        Counts(screen, "trades", trades, Trades(statistics), width);
        Counts(screen, "blocked by", guarded.ByProtection, guarded.Blocks, width);
        Counts(screen, "errors", guarded.Errors, statistics.Errors, width);
        foreach (var (name, counts) in tables)
            Counts(screen, name, counts, statistics.Total, width);
        ExecutionTime(screen, statistics.ExecutionTime);
        Periods(screen, statistics.Periods, guarded);
    }

    /// <summary>A table of counts with their share; on a terminal the most frequent ones.</summary>
    public static void Counts(IScreen screen, string name, IReadOnlyDictionary<string, long> counts, long total, int width = NameWidth)
    {
        if (counts.Count == 0)
            return;
        var ordered = counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).ToArray();
        var shown = screen.IsPlain || ordered.Length <= MostOnTerminal ? ordered : ordered[..(MostOnTerminal - 1)];
        var rows = shown.Select(pair => Row(pair.Key, pair.Value)).ToList();
        if (shown.Length < ordered.Length)
            rows.Add([Piece.Muted($"{ordered.Length - shown.Length} others"), .. Row(string.Empty, ordered[shown.Length..].Sum(pair => pair.Value))[1..]]);
        screen.Line();
        screen.Table(new TableView([new Column(name, IsElastic: true, MinWidth: Math.Max(NameWidth, width)), new Column("events", IsNumber: true, MinWidth: 8), new Column("share", IsNumber: true, MinWidth: 7)], rows));

        Piece[] Row(string key, long count) => [key, Quantity.Count(count), Piece.Muted(Share(count, total))];
    }

    /// <summary>The document that scripts rely on.</summary>
    public static void WriteJson(Utf8JsonWriter writer, JournalStatistics statistics, GuardedStatistics guarded)
    {
        writer.WriteStartObject();
        writer.WriteNumber("total", statistics.Total);
        writer.WriteNumber("trades", Trades(statistics));
        JsonOutput.Counts(writer, "blocked_by", guarded.ByProtection);
        JsonOutput.Counts(writer, "by_category", statistics.ByCategory);
        JsonOutput.Counts(writer, "by_type", statistics.ByType);
        JsonOutput.Counts(writer, "by_action", statistics.ByAction);
        JsonOutput.Counts(writer, "by_asset", statistics.ByAsset);
        writer.WriteStartObject("execution_time_ms");
        writer.WriteNumber("count", statistics.ExecutionTime.Count);
        JsonOutput.Number(writer, "mean", statistics.ExecutionTime.Mean);
        JsonOutput.Number(writer, "p50", statistics.ExecutionTime.P50);
        JsonOutput.Number(writer, "p95", statistics.ExecutionTime.P95);
        JsonOutput.Number(writer, "p99", statistics.ExecutionTime.P99);
        JsonOutput.Number(writer, "max", statistics.ExecutionTime.Max);
        writer.WriteEndObject();
        writer.WriteNumber("errors", statistics.Errors);
        writer.WriteNumber("blocks", guarded.Blocks);
        writer.WriteStartArray("periods");
        foreach (var period in statistics.Periods)
        {
            writer.WriteStartObject();
            writer.WriteString("start", TimeText.Exact(period.Start));
            writer.WriteNumber("total", period.Total);
            writer.WriteNumber("errors", period.Errors);
            writer.WriteNumber("blocks", guarded.InPeriod.GetValueOrDefault(period.Start));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void ExecutionTime(IScreen screen, ExecutionTimes times)
    {
        if (times.Count == 0)
            return;
        screen.Line();
        screen.Table(new TableView(
            [.. TimeHeaders.Select((header, i) => new Column(header, IsNumber: i > 0, MinWidth: i == 0 ? NameWidth : 8))],
            [[Quantity.Count(times.Count, "event"), .. new[] { times.Mean, times.P50, times.P95, times.P99, times.Max }.Select(Milliseconds)]]));
    }

    private static void Periods(IScreen screen, IReadOnlyList<PeriodStatistics> periods, GuardedStatistics guarded)
    {
        if (periods.Count == 0)
            return;
        screen.Line();
        screen.Table(new TableView(
            [new Column("period from", MinWidth: NameWidth), new Column("events", IsNumber: true, MinWidth: 8), new Column("blocks", IsNumber: true, MinWidth: 7), new Column("errors", IsNumber: true, MinWidth: 7)],
            [.. periods.Select(period => new Piece[]
            {
                screen.IsPlain ? TimeText.Exact(period.Start) : TimeText.Of(period.Start),
                Quantity.Count(period.Total),
                Blocks(guarded.InPeriod.GetValueOrDefault(period.Start)),
                new(Quantity.Count(period.Errors), period.Errors > 0 ? Tone.Bad : Tone.Muted),
            })]));
    }

    private static long Trades(JournalStatistics statistics) => Trading.Sum(type => statistics.ByType.GetValueOrDefault(type));

    private static Piece Blocks(long count) => new(Quantity.Count(count), count > 0 ? Tone.Warning : Tone.Muted);

    private static string Share(long count, long total)
    {
        var share = total == 0 ? 0 : Math.Round((double)count / total, 3);
        return share == 0 && count > 0 ? "<0.1 %" : Quantity.Percent(share);
    }

    private static Piece Milliseconds(double? milliseconds) => milliseconds is { } value ? Quantity.Milliseconds(value) : string.Empty;
}
