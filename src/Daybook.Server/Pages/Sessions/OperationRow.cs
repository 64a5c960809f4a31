using Daybook.Charts;
using Daybook.Operations.Traces;
using Daybook.Queries;

namespace Daybook.Server.Pages.Sessions;

/// <summary>An operation as a row below the one that started it.</summary>
/// <param name="Trace">The operation.</param>
/// <param name="Depth">How deep it is nested: 0 for the outermost.</param>
/// <param name="Start">Where it begins on the axis of durations.</param>
internal sealed record OperationRow(TraceAnswer Trace, int Depth, DateTimeOffset Start)
{
    /// <summary>What it is called.</summary>
    public string Name => Trace.Operation ?? $"trace {Trace.TraceId}";

    /// <summary>How long it took; null when it has not ended.</summary>
    public TimeSpan? Duration => Trace.Status == TraceStatus.Open ? null : TimeSpan.FromMilliseconds(Math.Min(Trace.DurationMs, TimeSpan.MaxValue.TotalMilliseconds / 2));

    /// <summary>
    /// Operations and what they started, from top to bottom. Those of a replay, and of a rebalance with a time of its own, all begin at the same time: they are laid one behind the other, in the order in which
    /// they were recorded.
    /// </summary>
    /// <param name="traces">The outermost operations.</param>
    /// <param name="most">How many rows there may be.</param>
    public static IReadOnlyList<OperationRow> Of(IReadOnlyList<TraceAnswer> traces, int most)
    {
        var rows = new List<OperationRow>();
        if (traces.Count > 0)
            Add(rows, traces, 0, AreLaidInARow(traces) ? traces[0].Started : null, most);
        return rows;
    }

    /// <summary>How many there are, those that they started included.</summary>
    public static int Count(IReadOnlyList<TraceAnswer> traces) => traces.Count + traces.Sum(trace => Count(trace.Children));

    /// <summary>True when all begin at the same time, so that their order alone tells them apart.</summary>
    public static bool AreLaidInARow(IReadOnlyList<TraceAnswer> traces) => Count(traces) > 1 && All(traces).All(trace => trace.Started == traces[0].Started);

    /// <summary>The rows as a picture.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="links">Leads from a row to its operation.</param>
    /// <param name="width">The width in pixels.</param>
    public static Picture Draw(IReadOnlyList<OperationRow> rows, PageLinks links, int width) => WaterfallChart.Draw(
        [.. rows.Select(row => new WaterfallRow(row.Name, row.Depth, row.Start, row.Duration)
        {
            IsFailed = row.Trace.Status == TraceStatus.Failed,
            Link = links.Page("sessions", ("trace", row.Trace.TraceId)),
        })],
        new PictureFrame($"operations{width}", "Operations", width, 100));

    private static IEnumerable<TraceAnswer> All(IReadOnlyList<TraceAnswer> traces) => traces.Concat(traces.SelectMany(trace => All(trace.Children)));

    private static void Add(List<OperationRow> rows, IReadOnlyList<TraceAnswer> traces, int depth, DateTimeOffset? from, int most)
    {
        var at = from;
        foreach (var trace in traces)
        {
            if (rows.Count == most)
                return;
            var row = new OperationRow(trace, depth, at ?? trace.Started);
            rows.Add(row);
            Add(rows, trace.Children, depth + 1, at, most);
            at += row.Duration ?? TimeSpan.Zero;
        }
    }
}
