using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests.Golden;

/// <summary>
/// Makes the golden journals of a layout: what its builds wrote, kept so that all later builds can show that they still understand it. It runs only when it is asked to, once for a
/// layout, with the last build that writes it:
/// <c>tests/Daybook.Cli.Tests/bin/Debug/net10.0/Daybook.Cli.Tests -explicit only -class Daybook.Cli.Tests.Golden.MakeGoldenJournals</c>.
/// A golden journal is never made anew: where one lies, this fails. A new layout gets a folder of its own, and tests of its own beside those of the old ones.
/// </summary>
public sealed class MakeGoldenJournals
{
    private const string Layout = "layout-2";

    [Fact(Explicit = true)]
    public async Task The_journals_of_the_layout_that_this_build_writes()
    {
        var folder = Path.Combine(Repository(), "tests", "Daybook.Cli.Tests", "Golden", Layout);
        Assert.False(Directory.Exists(folder), $"{folder} is there already, and what is golden is not made anew");
        var made = Directory.CreateTempSubdirectory("daybook-golden-").FullName;

        await ReplayAsync(Path.Combine(made, GoldenJournals.Replay));
        await GoldenPortfolio.MakeAsync(made);

        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(made))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        Directory.Delete(made, recursive: true);
    }

    /// <summary>Four simulated assets over 51 days: opens, closes, every block but a core asset's, a grace period and a change of regime, in one sealed block and an open one.</summary>
    private static async Task ReplayAsync(string journal) => (await CliRunner.RunAsync(
        "replay", "--simulate", "31", "--days", "420", "--assets", "4", "--from", "2016-03-01", "--to", "2016-05-12",
        "--set", "rebalance.frequency=daily", "holding.min_days=10", "grace.days=2", "whipsaw.period_days=60", "selection.min_new_score=0.6",
        "--journal", journal)).Fine();

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Daybook.slnx")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
