using System.Globalization;
using System.Text;
using System.Text.Json;
using Daybook.Events;

namespace Daybook.Cli.Demo;

/// <summary>Writes the demo's backtest as a recorded run (a folder) and its protections' answers as JSON lines. The same seed writes the same bytes.</summary>
internal static class DemoFiles
{
    /// <summary>The folder of the recorded run, inside the demo's.</summary>
    public const string RunFolder = "recorded-run";

    /// <summary>The file of the protections' answers, inside the demo's folder.</summary>
    public const string DecisionsFile = "decisions.jsonl";

    /// <summary>Writes both below a folder.</summary>
    public static void Write(DemoRun run, string folder)
    {
        var target = Path.Combine(folder, RunFolder);
        Directory.CreateDirectory(target);
        WriteCsv(target, "regime_analysis.csv", "date,regime,confidence,stability,duration_days,active_buckets,portfolio_return_in_regime", Regimes(run));
        WriteCsv(
            target,
            "position_changes.csv",
            "date,asset,action,quantity,price,value,reason,score_before,score_after,bucket,regime",
            run.Trades.Select(trade => Row(
                trade.Date, trade.Asset.Symbol, trade.Action, trade.Quantity, trade.Price, Math.Round(trade.Quantity * trade.Price, 2), trade.Reason, trade.ScoreBefore, trade.ScoreAfter,
                trade.Asset.Bucket, trade.Regime)));
        WriteCsv(
            target,
            "asset_composition.csv",
            "date,asset,shares,price,market_value,weight_pct,score,bucket,days_held,is_core_asset",
            run.Holdings.Select(holding => Row(
                holding.Date, holding.Asset.Symbol, holding.Shares, holding.Price, Math.Round(holding.Shares * holding.Price, 2), Math.Round(holding.Weight * 100, 4), holding.Score,
                holding.Asset.Bucket, holding.DaysHeld, "false")));
        WriteCsv(
            target,
            "portfolio_timeline.csv",
            "date,portfolio_value,cash,total_positions,daily_return,cumulative_return,drawdown_pct,sharpe_30d,regime,regime_confidence",
            run.Values.Select((day, i) => Row(
                day.Date, Math.Round(day.Value, 2), Math.Round(day.Cash, 2), day.Positions, Math.Round(day.DailyReturn, 6), Math.Round(day.Return, 6), Math.Round(day.Drawdown, 4),
                Sharpe(run.Values, i), day.Regime, day.Confidence)));
        WriteScores(run, Path.Combine(target, "position_history.json"));
        WriteMetrics(run, Path.Combine(target, "performance_metrics.json"));
        WriteDecisions(run, Path.Combine(folder, DecisionsFile));
    }

    private static IEnumerable<string> Regimes(DemoRun run)
    {
        var starts = Enumerable.Range(0, run.Days.Count).Where(i => run.Days[i].IsTransition).ToArray();
        for (var i = 0; i < starts.Length; i++)
        {
            var end = i + 1 < starts.Length ? starts[i + 1] : run.Days.Count;
            var day = run.Days[starts[i]];
            var before = starts[i] == 0 ? 0 : run.Values[starts[i] - 1].Return;
            var gained = ((1 + run.Values[end - 1].Return) / (1 + before)) - 1;
            var buckets = $"\"{string.Join(',', day.Buckets)}\"";
            yield return Row(day.Date, day.Regime, day.Confidence, Math.Round(day.Confidence * 0.9, 3), end - starts[i], buckets, Math.Round(gained * 100, 4));
        }
    }

    private static double Sharpe(List<DemoValue> values, int last)
    {
        var returns = values.Take(last + 1).TakeLast(30).Select(day => day.DailyReturn).ToArray();
        var mean = returns.Average();
        var deviation = Math.Sqrt(returns.Average(value => (value - mean) * (value - mean)));
        return deviation == 0 ? 0 : Math.Round(mean / deviation * Math.Sqrt(252), 4);
    }

    private static void WriteScores(DemoRun run, string path) => WriteJson(path, writer =>
    {
        // Scores are taken once a week.
        var weeks = run.Days.Where((_, i) => i % 5 == 0).ToArray();
        writer.WriteStartObject();
        foreach (var asset in DemoUniverse.Assets)
        {
            writer.WriteStartArray(asset.Symbol);
            foreach (var day in weeks)
                WriteScore(writer, asset, day);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    });

    private static void WriteScore(Utf8JsonWriter writer, DemoAsset asset, DemoDay day)
    {
        var score = day.Scores[asset.Symbol];
        var (category, size) = score switch
        {
            >= 0.7 => ("FULL", 0.1),
            >= DemoRules.Threshold => ("LIGHT", 0.05),
            _ => ("NONE", 0.0),
        };
        writer.WriteStartObject();
        writer.WriteString("asset", asset.Symbol);
        writer.WriteString("date", Iso(day.Date));
        writer.WriteNumber("technical_score", score);
        writer.WriteNumber("fundamental_score", 0.0);
        writer.WriteNumber("combined_score", score);
        writer.WriteString("position_size_category", category);
        writer.WriteNumber("position_size_percentage", size);
        writer.WriteNumber("confidence", day.Confidence);
        writer.WriteString("regime", day.Regime);
        writer.WriteStartArray("timeframes_analyzed");
        writer.WriteStringValue("1d");
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteMetrics(DemoRun run, string path) => WriteJson(path, writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("sharpe_ratio", Sharpe(run.Values, run.Values.Count - 1));
        writer.WriteNumber("total_return_pct", Math.Round(run.Values[^1].Return * 100, 4));
        writer.WriteNumber("max_drawdown_pct", Math.Round(-run.Values.Min(day => day.Drawdown), 4));
        writer.WriteEndObject();
    });

    private static void WriteDecisions(DemoRun run, string path)
    {
        using var file = File.Create(path);
        using var writer = new Utf8JsonWriter(file);
        foreach (var entry in run.Log.Events)
        {
            WriteDecision(writer, entry);
            writer.Flush();
            writer.Reset();
            file.WriteByte((byte)'\n');
        }
    }

    private static void WriteDecision(Utf8JsonWriter writer, in EventFields entry)
    {
        writer.WriteStartObject();
        writer.WriteString("timestamp", IsoTime.Format(Microseconds.ToTime(entry.OccurredMicros)));
        writer.WriteString("event_type", entry.Type!.Name);
        writer.WriteString("event_category", entry.Type.Category.Name);
        Text("trace_id", entry.TraceId);
        Text("session_id", entry.SessionId);
        Text("asset", entry.Asset);
        Text("regime", entry.Regime);
        Text("action", entry.Action);
        Text("reason", entry.Reason);
        Number("score_after", entry.ScoreAfter);
        Number("size_before", entry.SizeBefore);
        Number("size_after", entry.SizeAfter);
        if (entry.Metadata is { } metadata)
        {
            writer.WritePropertyName("metadata");
            writer.WriteRawValue(metadata.Utf8.Span, skipInputValidation: true);
        }

        Number("execution_time_ms", entry.ExecutionTimeMs);
        writer.WriteEndObject();

        void Text(string name, string? value)
        {
            if (value is not null)
                writer.WriteString(name, value);
        }

        void Number(string name, double? value)
        {
            if (value is { } number)
                writer.WriteNumber(name, number);
        }
    }

    private static void WriteCsv(string folder, string name, string header, IEnumerable<string> rows) =>
        File.WriteAllText(Path.Combine(folder, name), string.Join('\n', [header, .. rows, string.Empty]), new UTF8Encoding(false));

    private static void WriteJson(string path, Action<Utf8JsonWriter> write)
    {
        using var file = File.Create(path);
        using var writer = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        write(writer);
    }

    private static string Row(params object[] cells) => string.Join(',', cells.Select(cell => cell switch
    {
        DateOnly date => Iso(date),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => (string)cell,
    }));

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
