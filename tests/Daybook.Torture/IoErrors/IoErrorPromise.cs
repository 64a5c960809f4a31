using Daybook.Torture.Promises;

namespace Daybook.Torture.IoErrors;

/// <summary>P4, in part: the calls that write, at random rather than each of them.</summary>
internal static class IoErrorPromise
{
    public static Promise Promise { get; } = new(
        "ioerrors",
        "A call that fails is not taken for a success: what was acknowledged is there, and after a failed fsync nothing more is acknowledged.",
        new Ordeal("failed calls", FailCallsAsync));

    private static async Task<Outcome> FailCallsAsync(Bench bench)
    {
        if (Tools.Lacks("strace") is { } lacking)
            return lacking;
        var times = bench.Pick(25, 1_000);
        var run = new FailedCallRun(bench);
        var broken = await run.RunAsync(times);
        return new Outcome($"{run.Runs:N0} failed calls, {run.Noticed:N0} of them ended the writing, {run.Acknowledged:N0} acknowledged batches", broken);
    }
}
