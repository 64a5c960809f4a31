using System.Text.Json;
using System.Text.RegularExpressions;
using Daybook.Cli.Output;
using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests;

public sealed partial class DemoTests(WholeDemo demo) : TempJournal, IClassFixture<WholeDemo>
{
    [Fact]
    public void It_shows_a_replay_one_explained_denial_the_proof_and_what_to_type_next()
    {
        Assert.InRange(demo.Lines, 40, 80);
        Assert.Matches(@"whipsaw_protection +[0-9,]+ +[1-9]", demo.Printed);
        Assert.Matches("Why was [A-Z]+ not (opened|closed|made smaller)\\?", demo.Printed);
        Assert.Matches("root +[0-9a-f]{64}", demo.Printed);
        Assert.Contains($"\n  {Clone} stats --journal ", demo.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_readme_shows_what_it_prints()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "README.md")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests stand in no clone with a README.md.");
        var readme = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "README.md"), TestContext.Current.CancellationToken);

        Assert.Contains(Varying().Replace(demo.Printed, "~"), Varying().Replace(readme, "~"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_says_to_type_next_works()
    {
        var commands = (await SmallAsync()).Fine().Lines
            .Where(line => line.StartsWith("  daybook ", StringComparison.Ordinal))
            .Select(line => System.CommandLine.Parsing.CommandLineParser.SplitCommandLine(line["  daybook ".Length..]).ToArray())
            .ToList();

        Assert.Equal(6, commands.Count);
        foreach (var command in commands)
            (await CliRunner.RunAsync(command)).Fine();
    }

    [Fact]
    public async Task After_an_interrupted_run_it_shows_the_whole_one_and_says_that_another_is_in_the_file()
    {
        // As far as the interrupted one got: its beginning, and a denial.
        var elsewhere = Path.Combine(Folder, "elsewhere");
        (await CliRunner.RunAsync([.. Small, "--out", elsewhere])).Fine();
        var begun = await CliRunner.RunAsync("query", "type in ('session_start', 'rebalancing_target_denied')", "--order", "oldest", "--limit", "2", "--json", "--journal", Path.Combine(elsewhere, "journal.db"));
        await RecordAsync([.. begun.Fine().Lines.Select(line => SessionOf().Replace(line, "\"session_id\":\"interrupted\""))]);

        var shown = (await SmallAsync()).Fine();
        var json = Json(await SmallAsync("--json"));

        var session = json.GetProperty("session").GetString()!;
        Assert.Equal($"Another replay in that file was interrupted. What follows is of run {session} alone.", shown.Lines[1]);
        Assert.Equal(1, json.GetProperty("unfinished_runs").GetInt32());
        Assert.Contains($"  run {session}", shown.Output, StringComparison.Ordinal);
        var path = Path.Combine(Folder, "journal.db");
        Assert.Contains($"redecide --run {session} --journal {path}", shown.Output, StringComparison.Ordinal);
        var own = Json(await CliRunner.RunAsync("stats", $"session = '{session}'", "--journal", path, "--json")).GetProperty("total").GetInt64();
        Assert.Equal(own, json.GetProperty("events").GetInt64());
        Assert.Equal(session, Json(await CliRunner.RunAsync("query", $"id = {json.GetProperty("explained_event")}", "--journal", path, "--json")).GetProperty("session_id").GetString());
    }

    [Theory]
    [InlineData("src/Daybook.Cli/bin/Release/net10.0", "", Clone)]
    [InlineData("src/Daybook.Cli/bin/Debug/net10.0", "", "dotnet run --project src/Daybook.Cli --")]
    [InlineData("src/Daybook.Cli/bin/Release/net10.0/linux-x64", "src", "dotnet run -c Release --project Daybook.Cli --")]
    [InlineData(".dotnet/tools/.store/daybook/1.0.0/tools/net10.0/any", "", "daybook")]
    public void It_suggests_to_start_the_tool_as_it_was_started(string program, string folder, string expected)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "src", "Daybook.Cli"));
        File.WriteAllText(Path.Combine(Folder, "src", "Daybook.Cli", "Daybook.Cli.csproj"), "<Project />");

        Assert.Equal(expected.Replace('/', Path.DirectorySeparatorChar), ToolCommand.Of(Path.Combine(Folder, program) + "/", Path.Combine(Folder, folder)));
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

    internal const string Clone = "dotnet run -c Release --project src/Daybook.Cli --";

    private static readonly string[] Small = ["demo", "--days", "400", "--assets", "12"];

    // The journal's root and identity, sessions and traces differ from run to run, and so does the clock.
    [GeneratedRegex("[0-9a-f]{64}|[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=recorded  )[-0-9]+ [:0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Varying();

    [GeneratedRegex("\"session_id\": ?\"[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex SessionOf();

    private static JsonElement Json(CliResult result) => JsonDocument.Parse(result.Fine().Output).RootElement.Clone();

    private Task<CliResult> SmallAsync(params string[] more) => CliRunner.RunAsync([.. Small, "--out", Folder, .. more]);
}
