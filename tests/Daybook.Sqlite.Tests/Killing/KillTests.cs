using Daybook.Tests.Shared;
using Daybook.Torture.Killing;
using Daybook.Torture.Promises;

namespace Daybook.Sqlite.Tests.Killing;

/// <summary>A few writers killed at random moments. <c>Daybook.Torture</c> kills hundreds, and plants the bugs that must be found.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_killed_writer_loses_no_acknowledged_event_and_leaves_no_other_half_there()
    {
        using var bench = new Bench { Seed = TortureOptions.AnySeed(), Cancellation = TestContext.Current.CancellationToken };
        var report = await KillRun.RunAsync(bench, rounds: Amount.Of(8, full: 20));

        output.WriteLine($"seed {bench.Seed}: {report}");
        Assert.Null(report.Broken);
        Assert.True(report.Acknowledged > 20, "The children were killed before they wrote anything worth checking.");
        Assert.True(report.Abandoned > 0, "No session was running when its writer was killed.");
    }
}
