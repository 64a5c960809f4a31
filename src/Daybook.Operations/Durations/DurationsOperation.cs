using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Operations.Durations;

/// <summary>How long operations took: what the ends of traces, and <c>operation_completed</c> and <c>operation_failed</c>, say.</summary>
public static class DurationsOperation
{
    private const int MostRead = 50_000;
    private const int PageSize = 5_000;
    private const int MostPeriods = 1_000;
    private const int MostListed = 1_000;

    private static readonly Filter s_ends = Filter.In(EventField.Type, EventTypes.TraceEnd.Name, EventTypes.OperationCompleted.Name, "operation_failed");

    /// <summary>How long they took.</summary>
    /// <exception cref="RefusedException">A parameter cannot be read.</exception>
    public static async Task<DurationsAnswer> RunAsync(OperationContext context, DurationsRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        Require(request.Periods, MostPeriods, "periods");
        Require(request.Most, MostListed, "most");
        var selected = await request.Selection.ReadAsync(context, cancellationToken).ConfigureAwait(false);
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var query = new EventQuery { Filter = selected.Filter is { } filter ? Filter.And(s_ends, filter) : s_ends, From = selected.From, To = selected.To, Limit = PageSize };
        var (runs, read, isTruncated) = (new List<SlowRun>(), 0, false);
        await foreach (var happened in reader.QueryAllAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (read == MostRead)
            {
                isTruncated = true;
                break;
            }

            read++;
            if (Of(happened) is { } run && (request.Operation is not { } only || run.Operation == only))
                runs.Add(run);
        }

        if (runs.Count == 0)
            return new DurationsAnswer(null, null, read, isTruncated, [], []);
        var (from, to) = (runs.Min(run => run.Ended), runs.Max(run => run.Ended));
        return new DurationsAnswer(
            from,
            to,
            read,
            isTruncated,
            [.. runs.GroupBy(run => run.Operation, StringComparer.Ordinal).Select(group => Together(group.Key, [.. group], from, to, request.Periods))
                .OrderByDescending(one => one.TotalMs).ThenBy(one => one.Operation, StringComparer.Ordinal).Take(request.Most)],
            [.. runs.OrderByDescending(run => run.DurationMs).ThenBy(run => run.EventId).Take(request.Most)]);
    }

    private static void Require(int given, int most, string parameter)
    {
        if (given < 1 || given > most)
            throw new RefusedException(RefusalCode.InvalidValue, parameter, FormattableString.Invariant($"{given:N0} is outside 1 to {most:N0}"));
    }

    private static SlowRun? Of(PortfolioEvent end)
    {
        var took = end.ExecutionTimeMs ?? end.Number("duration_ms");
        if (took is not { } duration || !double.IsFinite(duration) || duration < 0)
            return null;
        var failed = end.Category == EventCategory.Error || end.Flag("success") == false;
        return new SlowRun(end.Text("operation") ?? end.Type.Name, duration, failed, end.OccurredAt, end.Id, end.TraceId, end.SessionId);
    }

    private static OperationDurations Together(string operation, List<SlowRun> runs, DateTimeOffset from, DateTimeOffset to, int periods)
    {
        // The last stretch holds the end.
        var length = Math.Max(1, ((to - from).Ticks / periods) + 1);
        var sorted = Sorted(runs);
        return new OperationDurations(
            operation,
            runs.Count,
            runs.Count(run => run.Failed),
            Percentile(sorted, 50),
            Percentile(sorted, 90),
            Percentile(sorted, 99),
            sorted[^1],
            sorted.Sum(),
            [.. runs.GroupBy(run => (run.Ended - from).Ticks / length).OrderBy(period => period.Key).Select(period => Period(from.AddTicks(period.Key * length), [.. period]))]);
    }

    private static PeriodDurations Period(DateTimeOffset start, List<SlowRun> runs)
    {
        var sorted = Sorted(runs);
        return new PeriodDurations(start, runs.Count, Percentile(sorted, 50), Percentile(sorted, 90), Percentile(sorted, 99));
    }

    private static double[] Sorted(List<SlowRun> runs) => [.. runs.Select(run => run.DurationMs).Order()];

    // Nearest rank: the smallest value that at least so many percent are not above.
    private static double Percentile(double[] sorted, int percent) => sorted[((sorted.Length * percent) + 99) / 100 - 1];
}
