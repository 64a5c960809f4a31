using System.Text;
using Daybook.Journals;
using Daybook.Operations.Importing;
using Daybook.Operations.Tests.Support;

namespace Daybook.Operations.Tests;

public sealed class ImportTests : IDisposable
{
    private const string Line = """{"timestamp":"2025-03-05","event_type":"position_open","asset":"NVDA","reason":"x"}""";

    private readonly EmptyJournal _journal = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("daybook-import-").FullName;

    [Fact]
    public async Task What_was_added_and_what_was_there_is_told_of_each_source()
    {
        var request = new ImportRequest { Paths = ["-"], Source = "desk", Content = Lines(Line, Line.Replace("05", "06", StringComparison.Ordinal)) };

        var first = await ImportOperation.RunAsync(Context(), request, Cancel);
        var again = await ImportOperation.RunAsync(Context(), request with { Content = Lines(Line, Line.Replace("05", "07", StringComparison.Ordinal)) }, Cancel);

        GoldenFile.Holds("import", again);
        Assert.Equal((2, 0, 1, 1), (first.Imported, first.AlreadyPresent, again.Imported, again.AlreadyPresent));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_added_and_makes_no_journal()
    {
        var answer = await ImportOperation.RunAsync(Context(), new ImportRequest { Paths = ["-"], Source = "desk", Content = Lines(Line), DryRun = true }, Cancel);

        GoldenFile.Holds("import-dry", answer);
        Assert.False(_journal.IsMade);
    }

    [Fact]
    public async Task Faults_have_a_line_each_and_leave_nothing_behind()
    {
        var path = Path.Combine(_folder, "in.jsonl");
        await File.WriteAllLinesAsync(path, [Line, """{"timestamp":"soon"}""", """{"timestamp":"2025-03-05","event_type":"x",}"""], Cancel);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => ImportOperation.RunAsync(Context(), new ImportRequest { Paths = [path] }, Cancel));

        Assert.Equal((RefusalCode.InvalidInput, 3), (refused.Code, refused.Lines.Count));
        Assert.StartsWith("  line 2, column 14: ", refused.Lines[1], StringComparison.Ordinal);
        Assert.False(_journal.IsMade);
    }

    [Theory]
    [InlineData("none.csv", null, null, RefusalCode.InvalidInput, null)]
    [InlineData("-", null, null, RefusalCode.MissingValue, "source")]
    [InlineData("-", "", null, RefusalCode.InvalidValue, "source")]
    [InlineData("-", "desk", "Time", RefusalCode.InvalidValue, "columns")]
    [InlineData("-", "desk", "timestamp=a,timestamp=b", RefusalCode.InvalidValue, "columns")]
    [InlineData("-", "desk", "colour=Red", RefusalCode.InvalidValue, "columns")]
    [InlineData("-,-", "desk", null, RefusalCode.Contradiction, "source")]
    [InlineData("", "desk", null, RefusalCode.MissingValue, "paths")]
    public async Task What_cannot_be_is_refused_by_its_name(string paths, string? source, string? columns, RefusalCode code, string? parameter)
    {
        var request = new ImportRequest
        {
            Paths = paths.Split(',', StringSplitOptions.RemoveEmptyEntries),
            Source = source,
            Columns = columns?.Split(',') ?? [],
            Content = Lines("timestamp,event_type,event_category"),
        };

        var refused = await Assert.ThrowsAsync<RefusedException>(() => ImportOperation.RunAsync(Context(), request, Cancel));

        Assert.Equal((code, parameter), (refused.Code, refused.Parameter));
        Assert.DoesNotContain("Parameter", refused.Message, StringComparison.Ordinal);
        Assert.False(_journal.IsMade);
    }

    [Fact]
    public async Task Who_stops_it_is_told_which_source_is_there_in_part()
    {
        using var stop = new CancellationTokenSource();
        var context = Context(new StopAt(stop, "standard input"));

        var stopped = await Assert.ThrowsAsync<ImportStoppedException>(
            () => ImportOperation.RunAsync(context, new ImportRequest { Paths = ["-"], Source = "desk", Content = Lines([.. Enumerable.Repeat(Line, 20_000)]) }, stop.Token));

        Assert.Equal("-", stopped.Path);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static MemoryStream Lines(params string[] lines) => new(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));

    private OperationContext Context(IProgress<OperationProgress>? progress = null) => new(new JournalLocator(_journal), "memory://desk") { Actor = "desk", Progress = progress };

    // Stops it once rows are being added: then their total is known.
    private sealed class StopAt(CancellationTokenSource stop, string name) : IProgress<OperationProgress>
    {
        public void Report(OperationProgress value)
        {
            if (value.Total > 0)
                stop.Cancel();
            Assert.Contains(value.Step, (string[])["-", name]);
        }
    }
}
