using Daybook.Exchange.Importing;
using Daybook.Exchange.Tests.Support;

namespace Daybook.Exchange.Tests.Importing;

/// <summary>Exports that overlap, each under a name of its own.</summary>
public sealed class EqualRowsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestJournal _journal = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rows_that_came_from_another_file_before_are_told_with_the_command()
    {
        var first = _folder.Write("monday.jsonl", Lines(1, 6));
        var second = _folder.Write("tuesday.jsonl", Lines(4, 6));
        Assert.Empty((await _journal.ImportAsync(first)).Notes);

        var report = await _journal.ImportAsync(second);

        Assert.Equal(6, report.Imported);
        Assert.Equal(
            $"3 of 6 rows equal rows that were imported from jsonl:{first}, and are in the journal twice now. Where files overlap, name one source for all of them, and each row is taken once: "
            + $"daybook import {second} --source jsonl:{first}",
            Assert.Single(report.Notes));
    }

    [Fact]
    public async Task The_command_takes_each_row_once()
    {
        await _journal.ImportAsync(_folder.Write("monday.csv", Table(1, 6)));

        var report = await _journal.ImportAsync(_folder.Write("tuesday.csv", Table(4, 6)), new ImportOptions { Source = $"csv:{_folder["monday.csv"]}" });

        Assert.Equal((3, 3), (report.Imported, report.AlreadyPresent));
        Assert.Empty(report.Notes);
    }

    [Fact]
    public async Task Nothing_is_told_of_the_same_source_or_of_rows_that_are_others()
    {
        var first = _folder.Write("monday.jsonl", Lines(1, 6));
        await _journal.ImportAsync(first);

        Assert.Empty((await _journal.ImportAsync(first)).Notes);
        Assert.Empty((await _journal.ImportAsync(_folder.Write("tuesday.jsonl", Lines(7, 6)))).Notes);
    }

    [Fact]
    public async Task Of_many_rows_a_sample_is_looked_up()
    {
        await _journal.ImportAsync(_folder.Write("monday.jsonl", Lines(1, 6_000)));

        var note = Assert.Single((await _journal.ImportAsync(_folder.Write("tuesday.jsonl", Lines(3_001, 6_000)))).Notes);

        var equal = int.Parse(note[..note.IndexOf(' ', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(equal, 400, 624);
        Assert.Contains("of 1,024 rows that were looked at", note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Equal_rows_of_one_file_count_each()
    {
        await _journal.ImportAsync(_folder.Write("monday.jsonl", Lines(1, 2) + Lines(1, 2)));

        Assert.StartsWith("4 of 5 rows", Assert.Single((await _journal.ImportAsync(_folder.Write("tuesday.jsonl", Lines(1, 2) + Lines(1, 3)))).Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comparison_tells_the_same_and_adds_nothing()
    {
        await _journal.ImportAsync(_folder.Write("monday.jsonl", Lines(1, 6)));
        var before = _journal.Events.Count;
        var import = Importer.Check(_folder.Write("tuesday.jsonl", Lines(4, 6)), cancellationToken: TestContext.Current.CancellationToken);

        var report = await import.CompareAsync(_journal.Reader, TestContext.Current.CancellationToken);

        Assert.Equal((6, 0), (report.Imported, report.AlreadyPresent));
        Assert.StartsWith("3 of 6 rows equal rows", Assert.Single(report.Notes), StringComparison.Ordinal);
        Assert.Equal(before, _journal.Events.Count);
        var same = Importer.Check(_folder["monday.jsonl"], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((0, 6), await same.CompareAsync(_journal.Reader, TestContext.Current.CancellationToken) is { } again ? (again.Imported, again.AlreadyPresent) : default);
        Assert.Equal(6, (await same.CompareAsync(null, TestContext.Current.CancellationToken)).Imported);
    }

    private static string Lines(int first, int count) => string.Concat(Enumerable.Range(first, count).Select(number => Make.Line(number) + "\n"));

    private static string Table(int first, int count) => "timestamp,event_type,event_category,asset\n" + string.Concat(Enumerable.Range(first, count).Select(number => $"2025-03-05,x,portfolio,A{number}\n"));
}
