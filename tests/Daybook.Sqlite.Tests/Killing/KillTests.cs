using Daybook.Torture.Killing;

namespace Daybook.Sqlite.Tests.Killing;

/// <summary>Writers are killed at random moments. <c>DAYBOOK_TORTURE_SEED</c> repeats a run.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("DAYBOOK_TORTURE_SEED"), out var seed) ? seed : KillRun.AnySeed();

    [Fact]
    public async Task A_killed_writer_loses_no_acknowledged_event_and_leaves_no_other_half_there()
    {
        var report = await RunAsync(rounds: 50, acknowledgeEarly: false);

        Assert.Null(report.BrokenPromise);
        Assert.Equal(50, report.Rounds);
        Assert.True(report.Acknowledged > 50, "The children were killed before they wrote anything worth checking.");
        Assert.True(report.Abandoned > 0, "No session was running when its writer was killed.");
    }

    [Fact]
    public async Task A_writer_that_acknowledges_before_the_commit_is_found_out()
    {
        var report = await RunAsync(rounds: 50, acknowledgeEarly: true);

        Assert.Contains("was acknowledged, but", report.BrokenPromise, StringComparison.Ordinal);
    }

    private async Task<KillReport> RunAsync(int rounds, bool acknowledgeEarly)
    {
        var folder = Directory.CreateTempSubdirectory("daybook-torture-");
        try
        {
            var report = await KillRun.RunAsync(folder.FullName, rounds, Seed, acknowledgeEarly, TestContext.Current.CancellationToken);
            output.WriteLine($"{report}");
            return report;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
