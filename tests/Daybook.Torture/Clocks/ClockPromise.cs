using Daybook.Torture.Promises;

namespace Daybook.Torture.Clocks;

/// <summary>P8.</summary>
internal static class ClockPromise
{
    public static Promise Promise { get; } = new(
        "clocks",
        "Clocks may jump: the order is by id, and recording times never fall.",
        new Ordeal("jumps in process", JumpAsync),
        new Ordeal("faked processes", FakeAsync));

    private static async Task<Outcome> JumpAsync(Bench bench)
    {
        var jumps = bench.Pick(300, 5_000);
        var run = new JumpRun(bench);
        var broken = await run.RunAsync(jumps);
        return new Outcome($"{jumps:N0} groups by three writers whose clocks jump, {run.Back:N0} of the jumps back", broken);
    }

    private static async Task<Outcome> FakeAsync(Bench bench)
    {
        if (Tools.Lacks("faketime") is { } lacking)
            return lacking;
        var (processes, broken) = await FakeTimeRun.RunAsync(bench, bench.IsRelease ? 10 : 1);
        return new Outcome($"{processes:N0} processes at {FakeTimeRun.Moments.Count} moments: leap days, hours that come twice or never, year ends", broken);
    }
}
