using System.Text.Json;
using Daybook.Cli.Tests.Support;

namespace Daybook.Cli.Tests;

public sealed class ExportTests : TempJournal
{
    private string Out => Path.Combine(Folder, "out");

    [Theory]
    [InlineData(".csv", "csv")]
    [InlineData(".CSV", "csv")]
    [InlineData(".csv.gz", "csv")]
    [InlineData(".jsonl", "jsonl")]
    [InlineData(".jsonl.gz", "jsonl")]
    [InlineData(".parquet", "parquet")]
    public async Task The_files_name_says_the_format(string end, string format)
    {
        await RecordFourAsync();

        using var document = JsonDocument.Parse((await OnJournalAsync("export", Out + end, "--json")).Fine().Output);

        var report = document.RootElement;
        Assert.Equal((Out + end, format, 4L), (report.GetProperty("file").GetString(), report.GetProperty("format").GetString(), report.GetProperty("events").GetInt64()));
        Assert.Equal(new FileInfo(Out + end).Length, report.GetProperty("bytes").GetInt64());
        Assert.Equal(4, report.GetProperty("journal").GetProperty("events").GetInt64());
        byte[] start = format == "parquet" ? "PAR1"u8.ToArray() : end.EndsWith(".gz", StringComparison.Ordinal) ? [0x1F, 0x8B] : format == "csv" ? "id,"u8.ToArray() : "{\"id\":1"u8.ToArray();
        Assert.Equal(start, (await File.ReadAllBytesAsync(Out + end, TestContext.Current.CancellationToken))[..start.Length]);
    }

    [Fact]
    public async Task It_selects_what_query_selects_by_id()
    {
        await RecordFourAsync();
        foreach (var selection in (string[][])[["asset = 'KO'"], ["--filter", "action = 'block'"], ["--from", "-36h"], ["--to", "2025-03-07"], ["asset = 'nobody'"]])
        {
            var queried = (await OnJournalAsync(["query", .. selection, "--order", "oldest", "--all", "--json"])).Fine().Output;

            Assert.Equal(queried, (await OnJournalAsync(["export", "-", .. selection])).Fine().Output);
        }
    }

    [Fact]
    public async Task A_session_is_a_selection()
    {
        await RecordAsync(
            """{"timestamp":"2025-03-05","event_type":"position_open","asset":"NVDA","reason":"x","session_id":"it's"}""",
            """{"timestamp":"2025-03-05","event_type":"position_open","asset":"KO","reason":"x"}""");

        Assert.Single((await OnJournalAsync("export", "-", "asset in ('NVDA', 'KO')", "--session", "it's")).Fine().Lines);
        Assert.Single((await OnJournalAsync("query", "--session", "it's", "--json")).Fine().Lines);
        (await OnJournalAsync(new CliSetting { InputText = """{"timestamp":"2025-03-05","event_type":"position_open","asset":"PEP","reason":"x"}""" }, "record", "--portfolio", "eu")).Fine();
        var id = JsonDocument.Parse((await OnJournalAsync("query", "portfolio = 'eu'", "--json", "--limit", "1")).Fine().Lines[0]).RootElement.GetProperty("session_id").GetString()!;
        Assert.Equal(3, (await OnJournalAsync("query", "--session", id[..8], "--json")).Fine().Lines.Length);
    }

    [Fact]
    public async Task What_was_exported_is_restored_exactly_and_twice_adds_nothing()
    {
        await RecordFourAsync();
        await RecordAsync("""{"timestamp":"2025-03-05","event_type":"session_start","session_id":"=running","reason":"begun"}""");
        foreach (var name in (string[])["a.csv", "a.jsonl.gz"])
        {
            var (file, other) = (Path.Combine(Folder, name), Path.Combine(Folder, name + ".db"));
            (await OnJournalAsync("export", file)).Fine();
            for (var times = 0; times < 2; times++)
                (await CliRunner.RunAsync("import", file, "--journal", other)).Fine();

            Assert.Equal(Bare((await OnJournalAsync("export", "-")).Output), Bare((await CliRunner.RunAsync("export", "-", "--journal", other)).Fine().Output));
        }

        static IEnumerable<string> Bare(string lines) => lines.Split('\n').Select(line => System.Text.RegularExpressions.Regex.Replace(line, "\"recorded\":\"[^\"]*\"", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task People_read_how_much_it_was_and_of_what()
    {
        await RecordFourAsync();

        var result = (await OnJournalAsync("export", Out + ".csv", "asset = 'KO'")).Fine();

        Assert.StartsWith($"2 events in {Out}.csv, ", result.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("  of 4 events in the journal, whose root was ", result.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_there_is_kept_unless_forced()
    {
        await RecordFourAsync();
        await File.WriteAllTextAsync(Out + ".csv", "old", TestContext.Current.CancellationToken);

        var kept = await OnJournalAsync("export", Out + ".csv");

        Assert.Equal(2, kept.Code);
        Assert.Contains("exists already, and was left as it is; --force replaces it", kept.Error, StringComparison.Ordinal);
        Assert.Equal("old", await File.ReadAllTextAsync(Out + ".csv", TestContext.Current.CancellationToken));
        (await OnJournalAsync("export", Out + ".csv", "--force")).Fine();
        Assert.StartsWith("id,", await File.ReadAllTextAsync(Out + ".csv", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("out", "its name does not say the format")]
    [InlineData("out.xlsx", "its name does not say the format")]
    [InlineData("out.parquet.gz", "compressed by itself")]
    [InlineData("nowhere/out.csv", "There is no folder")]
    public async Task A_file_that_cannot_be_is_refused_and_leaves_nothing(string name, string problem)
    {
        await RecordFourAsync();
        var before = Directory.GetFileSystemEntries(Folder);

        var result = await OnJournalAsync("export", Path.Combine(Folder, name));

        Assert.Equal(2, result.Code);
        Assert.Contains(problem, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(Folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-wal")]
    [InlineData(".anchor")]
    public async Task The_journals_own_files_are_refused(string end)
    {
        await RecordFourAsync();

        var result = await OnJournalAsync("export", Journal + end, "--format", "csv", "--force");

        Assert.Equal(2, result.Code);
        Assert.Contains("belongs to the journal itself", result.Error, StringComparison.Ordinal);
        (await OnJournalAsync("verify", "--require-anchor")).Fine();
    }

    [Fact]
    public async Task Standard_output_takes_events_alone_and_no_terminal()
    {
        await RecordFourAsync();

        Assert.Equal("id,timestamp", (await OnJournalAsync("export", "-", "--format", "csv")).Fine().Output[..12]);
        Assert.Contains("--json reports", (await OnJournalAsync("export", "-", "--json")).Error, StringComparison.Ordinal);
        Assert.StartsWith("PAR1", (await OnJournalAsync("export", "-", "--format", "parquet")).Fine().Output, StringComparison.Ordinal);
        Assert.Contains("is a terminal", (await OnJournalAsync(new CliSetting { Width = 80 }, "export", "-")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_reader_of_the_pipe_goes_it_ends_quietly()
    {
        await RecordFourAsync();

        var result = await OnJournalAsync(new CliSetting { Output = new ClosedPipe() }, "export", "-");

        Assert.Equal((0, ""), (result.Code, result.Error));
    }

    [Fact]
    public async Task An_interrupted_export_says_that_there_is_no_file()
    {
        await RecordFourAsync();
        using var interrupted = new CancellationTokenSource();
        await interrupted.CancelAsync();

        var result = await OnJournalAsync(new CliSetting { Cancellation = interrupted.Token }, "export", Out + ".csv");

        Assert.Equal(130, result.Code);
        Assert.Equal(["journal.db", "journal.db.anchor"], Directory.GetFiles(Folder).Select(Path.GetFileName).Where(name => !name!.EndsWith("-wal", StringComparison.Ordinal) && !name.EndsWith("-shm", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }
}
