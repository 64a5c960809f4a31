using Daybook.Cli.Text;
using Daybook.Operations.Statistics;
using Daybook.Statistics;

namespace Daybook.Cli.Output;

/// <summary>Statistics as tables.</summary>
internal static class StatisticsView
{
    private const int MostOnTerminal = 12;
    private const int NameWidth = 24;
    private const int WidestName = 40;

    private static readonly string[] TimeHeaders = ["execution time", "mean", "p50", "p95", "p99", "max"];

    /// <summary>Trades, blocks and errors, and then tables of counts, the largest first.</summary>
    public static void Show(IScreen screen, StatisticsAnswer answer)
    {
        screen.Line(
            Piece.Strong(Quantity.Count(answer.Total, "event")),
            ", ",
            Quantity.Count(answer.Trades, "trade"),
            ", ",
            new Piece(Quantity.Count(answer.Blocks, "block"), answer.Blocks > 0 ? Tone.Warning : Tone.Plain),
            ", ",
            new Piece(Quantity.Count(answer.Errors, "error"), answer.Errors > 0 ? Tone.Bad : Tone.Plain));
        (string, IReadOnlyDictionary<string, long>)[] tables =
            [("category", answer.ByCategory), ("type", answer.ByType), ("action", answer.ByAction), ("asset", answer.ByAsset)];
        var width = Math.Min(WidestName, tables.SelectMany(table => table.Item2.Keys).Concat(answer.BlockedBy.Keys).Select(ColumnLayout.Cells).DefaultIfEmpty().Max());
        Counts(screen, "trades", answer.TradesByType, answer.Trades, width);
        Counts(screen, "blocked by", answer.BlockedBy, answer.Blocks, width);
        Rules(screen, answer.Rules ?? []);
        Counts(screen, "errors", answer.ErrorsByType, answer.Errors, width);
        foreach (var (name, counts) in tables)
            Counts(screen, name, counts, answer.Total, width);
        ExecutionTime(screen, answer.ExecutionTimeMs);
        Periods(screen, answer.Periods);
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

    private static void Rules(IScreen screen, IReadOnlyList<RuleStatistics> rules)
    {
        if (rules.Count == 0)
            return;
        screen.Line();
        screen.Table(new TableView(
            [new Column("rule", IsElastic: true, MinWidth: NameWidth), new Column("passes", IsNumber: true, MinWidth: 8), new Column("blocks", IsNumber: true, MinWidth: 7), new Column("overrides", IsNumber: true, MinWidth: 9)],
            [.. rules.Select(rule => new Piece[] { rule.Rule, Quantity.Count(rule.Passes), Blocks(rule.Blocks), Quantity.Count(rule.Overrides) })]));
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

    private static void Periods(IScreen screen, IReadOnlyList<PeriodCounts> periods)
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
                Blocks(period.Blocks),
                new(Quantity.Count(period.Errors), period.Errors > 0 ? Tone.Bad : Tone.Muted),
            })]));
    }

    private static Piece Blocks(long count) => new(Quantity.Count(count), count > 0 ? Tone.Warning : Tone.Muted);

    private static string Share(long count, long total)
    {
        var share = total == 0 ? 0 : Math.Round((double)count / total, 3);
        return share == 0 && count > 0 ? "<0.1 %" : Quantity.Percent(share);
    }

    private static Piece Milliseconds(double? milliseconds) => milliseconds is { } value ? Quantity.Milliseconds(value) : string.Empty;
}
