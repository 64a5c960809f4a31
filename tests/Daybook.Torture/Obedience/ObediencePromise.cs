using Daybook.Torture.Promises;

namespace Daybook.Torture.Obedience;

/// <summary>P14.</summary>
internal static class ObediencePromise
{
    public const string Orders = "orders and kills";

    private const int PerJournal = 200;

    // A bug shall be found before much is done.
    private const int PerJournalWithBug = 25;

    public static Promise Promise { get; } = new(
        "obeyed",
        "A halt, release or designation that was acknowledged is obeyed by every rebalance that begins after it, in any process; no two decide from one state.",
        new Ordeal(Orders, OrderAsync),
        new Ordeal("a busy neighbour", bench => RepeatAsync(bench, bench.Pick(100, 2_000), ObedienceRun.BesideBusyNeighbourAsync, report =>
            $"{report.Recorded:N0} rebalances beside a neighbour that writes, {report.Events:N0} events, all of them recorded at their first call")));

    private static Task<Outcome> OrderAsync(Bench bench) => RepeatAsync(bench, bench.Pick(200, 10_000), ObedienceRun.OrderAboutAsync, report =>
        $"{report.Orders:N0} acknowledged orders, {report.ByTool:N0} by the tool, {report.Killed:N0} kills, {report.Recorded:N0} decisions on the state before them, {report.Reduced:N0} unrecorded and reduced");

    private static async Task<Outcome> RepeatAsync(Bench bench, int count, Func<Bench, int, int, Task<ObedienceReport>> runAsync, Func<ObedienceReport, string> tell)
    {
        var report = new ObedienceReport();
        var each = bench.Bug is null ? PerJournal : PerJournalWithBug;
        for (var done = 0; done < count && report.Broken is null; done += each)
        {
            bench.Report(done, count);
            report += await runAsync(bench, unchecked((bench.Seed * 1000) + (done / each)), Math.Min(each, count - done));
        }

        return new Outcome(tell(report), report.Broken ?? (report.Recorded < count ? $"Only {report.Recorded} decisions were recorded, so that little was tested." : null));
    }
}
