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

    private async Task<string> FileAsync(params string[] lines)
    {
        var path = Path.Combine(Folder, "in.jsonl");
        await File.WriteAllTextAsync(path, string.Join('\n', lines) + "\n", TestContext.Current.CancellationToken);
        return path;
    }

    private async Task<(long Imported, long Present)> ImportAsync(string path, params string[] options)
    {
        using var document = JsonDocument.Parse((await OnJournalAsync(["import", path, "--json", .. options])).Fine().Output);
        return (document.RootElement.GetProperty("imported").GetInt64(), document.RootElement.GetProperty("already_present").GetInt64());
    }
}
