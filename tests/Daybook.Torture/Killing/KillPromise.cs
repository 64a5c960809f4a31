using Daybook.Torture.Promises;

namespace Daybook.Torture.Killing;

/// <summary>P1.</summary>
internal static class KillPromise
{
    public static Promise Promise { get; } = new(
        "kill",
        "Killed at any time: no acknowledged event is lost, and no other is half there.",
        new Ordeal("kill -9", KillAsync));

    private static async Task<Outcome> KillAsync(Bench bench)
    {
        var report = await KillRun.RunAsync(bench, bench.Pick(200, 10_000));
        var did = $"{report.Rounds:N0} writers killed, {report.Acknowledged:N0} acknowledged batches, {report.Events:N0} events, {report.Abandoned:N0} open sessions";
        return new Outcome(did, report.Broken ?? (report.Acknowledged < report.Rounds ? "The writers were killed before they wrote anything worth checking." : null));
    }
}
