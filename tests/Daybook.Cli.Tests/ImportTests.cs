using System.Text.Json;
using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests;

public sealed class ImportTests : TempJournal
{
    private const string Line = """{"timestamp":"2025-03-05","event_type":"position_open","asset":"NVDA","reason":"x"}""";

    [Fact]
    public async Task The_same_source_twice_adds_nothing()
    {
        var path = await FileAsync(Line, Line);

        Assert.Equal((2, 0), await ImportAsync(path));
        Assert.Equal((0, 2), await ImportAsync(path));
    }

    [Fact]
    public async Task Bad_input_leaves_nothing_behind_and_names_file_line_and_column()
    {
        var path = await FileAsync(Line, """{"timestamp":"soon"}""");

        var result = await OnJournalAsync("import", path);

        Assert.Equal(2, result.Code);
        Assert.Empty(result.Output);
        Assert.Matches(@"in\.jsonl, line 2, column 14: ", Assert.Single(result.ErrorLines));
        Assert.Empty((await OnJournalAsync("query", "--json")).Output);
    }

    [Fact]
    public async Task A_name_makes_the_source_the_same_wherever_it_lies()
    {
        var path = await FileAsync(Line);
        Assert.Equal((1, 0), await ImportAsync(path, "--source", "mine"));
        var moved = path + ".moved";
        File.Move(path, moved);

        Assert.Equal((0, 1), await ImportAsync(moved, "--source", "mine"));
    }

    [Fact]
    public async Task Several_faults_have_a_line_each()
    {
        var path = await FileAsync(Line, """{"timestamp":"soon","event_type":"x"}""", """{"timestamp":"2025-03-05","event_type":"x",}""", """{"timestamp":"later","event_type":"x"}""");

        var result = await OnJournalAsync("import", path);

        Assert.Equal(2, result.Code);
        Assert.Equal(
            [
                $"daybook: {path}: 3 rows cannot be imported. Nothing was imported.",
                "  line 2, column 14: timestamp: an ISO 8601 time is expected, such as 2025-03-05T14:30:00Z (and 1 more of this kind, the last in line 4, column 14)",
                "  line 3, column 43: json: there is a comma before the closing '}'; remove it",
            ],
            result.ErrorLines);
    }

    [Fact]
    public async Task Columns_of_CSV_are_named()
    {
        var path = await NamedAsync("trades.csv", "Time;Kind;Group;Symbol", "2025-03-05 14:30;note;portfolio;KO");

        Assert.Contains("add --columns timestamp=Time,event_type=Kind,event_category=Group", (await OnJournalAsync("import", path)).Error, StringComparison.Ordinal);
        Assert.Equal((1, 0), await ImportAsync(path, "--columns", "timestamp=Time,event_type=Kind", "event_category=Group", "--columns", "asset=symbol"));
        Assert.Contains("\"asset\":\"KO\"", (await OnJournalAsync("query", "--json")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--columns: 'Time' names no column; write COLUMN=NAME", "Time")]
    [InlineData("--columns: timestamp appears twice", "timestamp=a,timestamp=b")]
    [InlineData("--columns: An event has no column 'colour'; its columns are id, timestamp,", "colour=Red")]
    public async Task Names_of_columns_that_say_nothing_are_refused(string words, string columns)
    {
        var result = await OnJournalAsync("import", await NamedAsync("trades.csv", "timestamp,event_type,event_category"), "--columns", columns);

        Assert.Equal(2, result.Code);
        Assert.Contains(words, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_added_and_makes_no_journal()
    {
        var path = await FileAsync(Line, Line);

        var result = (await OnJournalAsync("import", path, "--dry-run", "--json")).Fine();

        using var document = JsonDocument.Parse(result.Output);
        Assert.Equal((2, 0), (document.RootElement.GetProperty("would_import").GetInt64(), document.RootElement.GetProperty("already_present").GetInt64()));
        Assert.Equal([path], Directory.GetFiles(Folder));
        await ImportAsync(path);
        Assert.Matches(@"would import +already present\n.* 0 +2$", (await OnJournalAsync("import", path, "--dry-run")).Fine().Output.TrimEnd());
    }

    [Fact]
    public async Task A_dry_run_tells_of_rows_that_another_file_has_brought()
    {
        var first = await FileAsync(Line, Line.Replace("05", "06", StringComparison.Ordinal));
        await ImportAsync(first);

        var result = (await OnJournalAsync("import", await NamedAsync("next.jsonl", Line.Replace("05", "06", StringComparison.Ordinal), Line.Replace("05", "07", StringComparison.Ordinal)), "--dry-run")).Fine();

        Assert.Contains($"1 of 2 rows equal rows that were imported from jsonl:{first}, and would be added once more", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_input_is_a_source_with_a_name()
    {
        var input = new CliSetting { InputText = Line + "\n" + Line + "\n" };

        Assert.Contains("daybook: --source: what comes through a pipe has no name of its own", (await OnJournalAsync(input, "import", "-")).Error, StringComparison.Ordinal);
        (await OnJournalAsync(input, "import", "-", "--source", "desk")).Fine();
        Assert.Contains("\"already_present\":2", (await OnJournalAsync(input, "import", "-", "--source", "desk", "--json")).Fine().Output.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("standard input, line 1, column 14: timestamp: ", (await OnJournalAsync(new CliSetting { InputText = """{"timestamp":"soon"}""" }, "import", "-", "--source", "desk")).Error, StringComparison.Ordinal);
    }

    private Task<string> FileAsync(params string[] lines) => NamedAsync("in.jsonl", lines);

    private async Task<string> NamedAsync(string name, params string[] lines)
    {
        var path = Path.Combine(Folder, name);
        await File.WriteAllTextAsync(path, string.Join('\n', lines) + "\n", TestContext.Current.CancellationToken);
        return path;
    }

    private async Task<(long Imported, long Present)> ImportAsync(string path, params string[] options)
    {
        using var document = JsonDocument.Parse((await OnJournalAsync(["import", path, "--json", .. options])).Fine().Output);
        return (document.RootElement.GetProperty("imported").GetInt64(), document.RootElement.GetProperty("already_present").GetInt64());
    }
}
