using Daybook.Torture.Promises;

namespace Daybook.Torture.Processes;

/// <summary>P7.</summary>
internal static class ProcessPromise
{
    public static Promise Promise { get; } = new(
        "processes",
        "Several processes that write one journal leave one order without a gap or duplicate, and readers see prefixes of it.",
        new Ordeal("writers and readers", RaceAsync));

    private static async Task<Outcome> RaceAsync(Bench bench)
    {
        var each = bench.IsRelease ? 8 : 4;
        var duration = TimeSpan.FromSeconds(bench.Pick(20, 600));
        var report = await ProcessRun.RunAsync(bench, each, each, duration);
        return new Outcome(
            $"{each} writers and {each} readers for {duration.TotalSeconds:0} s: {report.Events:N0} events, at least {report.Fewest:N0} each, longest wait {report.LongestWait:N0} ms, {report.Looks:N0} looks",
            report.Broken ?? (report.Fewest == 0 ? "A writer never got its turn." : null));
    }
}
