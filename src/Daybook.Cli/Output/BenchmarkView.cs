using System.Globalization;
using System.Runtime.InteropServices;
using Daybook.Benchmarks;

namespace Daybook.Cli.Output;

/// <summary>Measurements for people, and as the page in the documents.</summary>
internal static class BenchmarkView
{
    /// <summary>A table.</summary>
    public static void Show(IScreen screen, IReadOnlyList<Measurement> measurements)
    {
        screen.Table(new TableView(
            [new Column("name"), new Column("value", IsNumber: true), new Column("bar", IsNumber: true), new Column("", MinWidth: 4), new Column("what", IsElastic: true, IsDroppable: true)],
            [.. measurements.Select(one => new Piece[] { one.Name, Value(one), Limit(one.Bar), Verdict(one), Piece.Muted(one.Meaning) })]));
    }

    /// <summary>The figures as a page for people.</summary>
    public static string Page(IReadOnlyList<Measurement> measurements, BenchmarkRun run, bool isEngine, DateTimeOffset now)
    {
        var text = new System.Text.StringBuilder();
        var (title, command, workload) = isEngine
            ? ("Performance of the engine", $"--engine --events {run.Events} --page docs/reference/engine-performance.md", "The markets are simulated, as by `daybook replay --simulate`; replays rebalance every day, under the default configuration.")
            : (
                "Performance",
                $"--events {run.Events} --page docs/reference/performance.md",
                "The workload is `daybook generate`: 20 kinds of events, 200 assets, 8 events per trace, 500 per session, metadata of 8 keys, a million events in 90 days.");
        text.Append(CultureInfo.InvariantCulture, $"""
            # {title}

            Made by `daybook bench {command}` on {now:yyyy-MM-dd}: {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription.Trim()},
            {RuntimeInformation.FrameworkDescription}, SQLite {BenchmarkRun.SqliteVersion}, seed {run.Seed}. Run it on your machine: absolute figures depend on it, and ratios, though both sides come from one run, still move with what else it and its disk do.
            {workload}

            | name | value | bar | what |
            |---|---:|---:|---|

            """);
        foreach (var one in measurements)
            text.Append(CultureInfo.InvariantCulture, $"| `{one.Name}` | {Value(one)} | {Limit(one.Bar)}{(Missed(one) ? " (missed)" : string.Empty)} | {one.Meaning} |\n");
        return text.ToString();
    }

    private static string Value(Measurement one) => one.Value switch
    {
        null => "not measured",
        >= 1_000 => one.Value.Value.ToString("N0", CultureInfo.InvariantCulture),
        >= 100 => one.Value.Value.ToString("0", CultureInfo.InvariantCulture),
        _ => one.Value.Value.ToString("0.00", CultureInfo.InvariantCulture),
    } + (one.Unit.Length > 0 && one.Value is not null ? " " + one.Unit : string.Empty);

    private static string Limit(Bar? bar) => bar is null ? string.Empty : (bar.IsMost ? "≤ " : "≥ ") + bar.Limit.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static bool Missed(Measurement one) => one is { Bar: { } bar, Value: { } value } && !bar.Admits(value);

    private static Piece Verdict(Measurement one) => one is { Bar: null } or { Value: null } ? string.Empty : Missed(one) ? Piece.Bad("over") : Piece.Good("ok");
}
