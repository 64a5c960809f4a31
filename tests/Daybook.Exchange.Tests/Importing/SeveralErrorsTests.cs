using Daybook.Exchange.Importing;
using Daybook.Exchange.Tests.Support;

namespace Daybook.Exchange.Tests.Importing;

public sealed class SeveralErrorsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestJournal _journal = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_kind_of_fault_has_a_line_and_equal_ones_are_counted()
    {
        var path = _folder.Write("events.jsonl", string.Join('\n', [
            Make.Line(1),
            Make.Line(2, ", \"score_after\": NaN"),
            "{\"timestamp\": \"soon\", \"event_type\": \"x\"}",
            .. Enumerable.Range(0, 1_204).Select(number => Make.Line(number, $", \"score_after\": {(number % 2 == 0 ? "NaN" : "NaN ")}")),
            Make.Line(3)]));

        var error = await _journal.RefusesAsync(path);

        Assert.Equal(
            [
                $"{path}: 1,206 rows cannot be imported. Nothing was imported.",
                "  line 2, column 166: json: NaN is not a JSON number; write null, or leave it out (and 1,204 more of this kind, the last in line 1207, column 169)",
                "  line 3, column 15: timestamp: an ISO 8601 time is expected, such as 2025-03-05T14:30:00Z",
            ],
            error.Lines);
        Assert.Equal(string.Join('\n', error.Lines), error.Message);
        Assert.Equal((path, 2, 166), (error.File, error.Line, error.Column));
    }

    [Fact]
    public async Task Rows_of_CSV_are_told_alike()
    {
        var path = _folder.Write("events.csv", "timestamp;event_type;event_category;score_after\nsoon;x;portfolio;1\n2025-03-05;x;portfolio\nlater;x;portfolio;1\n2025-03-05;x;portfolio;high\n");

        var error = await _journal.RefusesAsync(path);

        Assert.Equal(
            [
                $"{path}: 4 rows cannot be imported. Nothing was imported.",
                "  line 2, column 1: timestamp: an ISO 8601 time is expected, such as 2025-03-05T14:30:00Z, not 'soon' (and 1 more of this kind, the last in line 4, column 1)",
                "  line 3, column 1: 3 fields; the header names 4 columns",
                "  line 5, column 24: score_after: a number is expected, not 'high'",
            ],
            error.Lines);
    }

    [Fact]
    public async Task A_fault_that_ends_the_reading_comes_last()
    {
        var error = await _journal.RefusesAsync(_folder.Write("events.csv", "timestamp,event_type,event_category\nsoon,x,portfolio\n2025-03-05,x,\"portfolio\n"));

        Assert.Equal(3, error.Lines.Count);
        Assert.StartsWith("  line 3, column 14: event_category: a quote opens here and is never closed", error.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_many_there_are_the_first_kinds_are_told_and_the_reading_ends()
    {
        var path = _folder.Write("events.jsonl", Make.Line(1) + "\n" + string.Concat(Enumerable.Range(0, 3 * BadRows.MaxRows).Select(number => $"{{\"{new string((char)('a' + (number % 26)), 1 + (number % 7))}\": 1}}\n")));

        var error = await _journal.RefusesAsync(path);

        Assert.Equal(BadRows.MaxKinds + 3, error.Lines.Count);
        Assert.Equal($"{path}: 10,000 rows cannot be imported. Nothing was imported.", error.Lines[0]);
        Assert.Equal("  the reading ended here, after 10,000 bad rows", error.Lines[^1]);
    }

    [Fact]
    public async Task Rows_of_the_reference_file_are_told_by_their_id()
    {
        var path = Make.ReferenceFile(_folder["old.db"], Make.Insert(), Make.Insert(timestamp: "'soon'"), Make.Insert(timestamp: "'later'"), Make.Insert(", score_after", ", 'high'"));

        var error = await _journal.RefusesAsync(path);

        Assert.Equal(3, error.Lines.Count);
        Assert.StartsWith("  row 2: timestamp: ", error.Lines[1], StringComparison.Ordinal);
        Assert.EndsWith("(and 1 more of this kind, the last in row 3)", error.Lines[1], StringComparison.Ordinal);
    }
}
