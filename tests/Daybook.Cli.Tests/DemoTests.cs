using System.Text.Json;
using System.Text.RegularExpressions;
using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests;

public sealed partial class DemoTests : TempJournal
{
    [Fact]
    public async Task It_shows_a_replay_one_explained_denial_the_proof_and_what_to_type_next()
    {
        var result = (await DemoAsync()).Fine();

        Assert.InRange(result.Lines.Length, 40, 80);
        Assert.Matches(@"whipsaw_protection +[0-9,]+ +[1-9]", result.Output);
        Assert.Matches("Why was [A-Z]+ not (opened|closed|made smaller)\\?", result.Output);
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
        var commands = (await SmallAsync()).Fine().Lines
            .Where(line => line.Contains(" -- ", StringComparison.Ordinal))
            .Select(line => System.CommandLine.Parsing.CommandLineParser.SplitCommandLine(line[(line.IndexOf(" -- ", StringComparison.Ordinal) + 4)..]).ToArray())
            .ToList();

        Assert.Equal(6, commands.Count);
        foreach (var command in commands)
            (await CliRunner.RunAsync(command)).Fine();
    }

    [Fact]
    public async Task Run_again_it_adds_nothing_and_shows_the_same()
    {
        var first = Json(await SmallAsync("--json"));
        var second = Json(await SmallAsync("--json"));

        Assert.Equal(first.GetRawText(), second.GetRawText());
    }

    [Theory]
    [InlineData("--seed", "12")]
    [InlineData("--assets", "13")]
    public async Task Another_market_is_not_mixed_with_it(string option, string value)
    {
        (await SmallAsync()).Fine();
        var other = await CliRunner.RunAsync("demo", "--out", Folder, "--days", "400", option, value);

        Assert.Equal(2, other.Code);
        Assert.Contains("name another folder with --out", other.Error, StringComparison.Ordinal);
    }

    // The journal's root and identity, sessions and traces differ from run to run, and so does the clock.
    [GeneratedRegex("[0-9a-f]{64}|[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=recorded  )[-0-9]+ [:0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Varying();

    private static JsonElement Json(CliResult result) => JsonDocument.Parse(result.Fine().Output).RootElement.Clone();

    private Task<CliResult> DemoAsync() => CliRunner.RunAsync("demo", "--out", Folder);

    private Task<CliResult> SmallAsync(params string[] more) => CliRunner.RunAsync(["demo", "--out", Folder, "--days", "400", "--assets", "12", .. more]);
}
