using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Daybook.Cli.Demo;
using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests;

public sealed partial class DemoTests : TempJournal
{
    [Fact]
    public async Task It_shows_counts_one_explained_block_the_proof_and_what_to_type_next()
    {
        var result = (await DemoAsync()).Fine();

        Assert.InRange(result.Output.Split('\n').Length, 25, 50);
        Assert.Matches(@"protection +[0-9]", result.Output);
        Assert.Contains("whipsaw_block", result.Output, StringComparison.Ordinal);
        Assert.Contains("recent_cycles 1 against 1", result.Output, StringComparison.Ordinal);
        Assert.Matches("root +[0-9a-f]{64}", result.Output);
        Assert.Contains("dotnet run -c Release --project src/Daybook.Cli -- stats --journal ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_readme_shows_what_it_prints()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "README.md")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests stand in no clone with a README.md.");
        var readme = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "README.md"), TestContext.Current.CancellationToken);

        var printed = (await DemoAsync()).Fine().Output.Replace(Folder, "daybook-demo", StringComparison.Ordinal);

        Assert.Contains(Varying().Replace(printed, "~"), Varying().Replace(readme, "~"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_says_to_type_next_works()
    {
        var commands = (await DemoAsync()).Fine().Lines
            .Where(line => line.Contains(" -- ", StringComparison.Ordinal))
            .Select(line => System.CommandLine.Parsing.CommandLineParser.SplitCommandLine(line[(line.IndexOf(" -- ", StringComparison.Ordinal) + 4)..]).ToArray());

        foreach (var command in commands)
            (await CliRunner.RunAsync(command)).Fine();
    }

    [Fact]
    public async Task Run_again_it_adds_nothing_and_another_seed_does_not_mix()
    {
        var first = await CountAsync();
        var second = await CountAsync();
        var other = await CliRunner.RunAsync("demo", "--out", Folder, "--seed", "12");

        Assert.Equal(first, second);
        Assert.Equal(2, other.Code);
    }

    [Fact]
    public void The_same_seed_writes_the_same_bytes()
    {
        var (one, two) = (Path.Combine(Folder, "one"), Path.Combine(Folder, "two"));
        DemoFiles.Write(DemoRun.Create(3), one);
        DemoFiles.Write(DemoRun.Create(3), two);

        var files = Directory.GetFiles(one, "*", SearchOption.AllDirectories);
        Assert.Equal(7, files.Length);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(two, Path.GetRelativePath(one, file)))));
    }

    [Fact]
    public void Holdings_and_cash_add_up_and_trades_make_the_holdings()
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var run = DemoRun.Create(seed);
            var held = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var day in run.Values)
            {
                foreach (var trade in run.Trades.Where(trade => trade.Date == day.Date && trade.Action != "HOLD"))
                    held[trade.Asset.Symbol] = held.GetValueOrDefault(trade.Asset.Symbol) + (trade.Action == "BUY" ? trade.Quantity : -trade.Quantity);
                var holdings = run.Holdings.Where(holding => holding.Date == day.Date).ToArray();
                Assert.Equal(day.Positions, holdings.Length);
                Assert.Equal(day.Value, day.Cash + holdings.Sum(holding => holding.Shares * holding.Price), 6);
                Assert.True(day.Cash >= 0, string.Create(CultureInfo.InvariantCulture, $"seed {seed}: cash {day.Cash}"));
                Assert.All(holdings, holding => Assert.Equal(holding.Shares, held[holding.Asset.Symbol]));
            }
        }
    }

    [Fact]
    public void Every_seed_has_blocks_of_each_kind()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var types = DemoRun.Create(seed).Log.Events.Select(entry => entry.Type!).ToArray();
            Assert.All((string[])["whipsaw_block", "whipsaw_allow", "grace_period_start", "grace_period_end", "position_decay"], name => Assert.Contains(types, type => type.Name == name));
            Assert.All(types, type => Assert.True(type.IsBuiltIn, type.Name));
        }
    }

    // The journal's root depends on when its events were recorded.
    [GeneratedRegex("[0-9a-f]{64}|(?<=recorded  )[-0-9]+ [:0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Varying();

    private Task<CliResult> DemoAsync() => CliRunner.RunAsync("demo", "--out", Folder);

    private async Task<long> CountAsync()
    {
        using var document = JsonDocument.Parse((await CliRunner.RunAsync("demo", "--out", Folder, "--json")).Fine().Output);
        return document.RootElement.GetProperty("events").GetInt64();
    }
}
