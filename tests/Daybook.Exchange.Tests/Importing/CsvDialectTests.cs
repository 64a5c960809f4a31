using System.Globalization;
using System.Text;
using CsCheck;
using Daybook.Exchange.Importing;
using Daybook.Exchange.Tests.Support;

namespace Daybook.Exchange.Tests.Importing;

/// <summary>CSV as spreadsheets and data frames write it.</summary>
public sealed class CsvDialectTests : IDisposable
{
    private static readonly string[] s_names = ["timestamp", "event_type", "event_category", "asset", "reason", "score_after", "active_positions"];

    private static readonly Gen<Facts[]> s_rows = Gen.Select(
        Gen.OneOf("KO", "PEP", "BRK B", "É;É", "a,b", "a\tb", "say \"no\"", ""),
        Gen.OneOf("", "weak", "two\nlines", "0,5", "one; two, three"),
        Gen.Int[-100, 100],
        Gen.Int[0, 40],
        (asset, reason, score, positions) => new Facts(asset, reason, score, positions)).Array[1, 6];

    private static readonly Gen<Dialect> s_dialects = Gen.Select(
        Gen.OneOf(',', ';', '\t'), Gen.Bool, Gen.Int[0, 3], Gen.OneOf("", "index", "Unnamed: 0", (string?)null), Gen.Bool, Gen.Bool,
        (separator, comma, names, index, blank, returns) => new Dialect(separator, comma && separator != ',', names, index, blank, returns ? "\r\n" : "\n"));

    private readonly TempFolder _folder = new();
    private readonly TestJournal _journal = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_dialect_of_the_same_rows_gives_equal_events() => Gen.Select(s_rows, s_dialects).Sample(
        (rows, dialect) =>
        {
            var usual = Import(new Dialect(',', Comma: false, Names: 0, Index: null, Blank: false, "\n").Write(rows));
            var other = Import(dialect.Write(rows));
            return usual.SequenceEqual(other);
        },
        iter: 300,
        threads: 1);

    [Theory]
    [InlineData("Timestamp,EVENT_TYPE,Event Category,Asset\n")]
    [InlineData("timestamp, event_type, event_category, asset\n")]
    [InlineData("\"timestamp\",\"event_type\",\"event-category\",\"asset\"\n")]
    [InlineData("occurred,type,category,asset\n")]
    [InlineData("\uFEFFtimestamp,event_type,event_category,asset\n")]
    public async Task Names_of_columns_are_known_in_any_spelling(string header)
    {
        await _journal.ImportAsync(_folder.Write("events.csv", header + "2025-03-05,x,portfolio,KO\n"));

        var row = Assert.Single(_journal.Rows);
        Assert.Equal(("x", "portfolio", "KO"), (row.Type.Name, row.Category.Name, row.Asset));
    }

    [Fact]
    public async Task What_was_not_plain_is_told()
    {
        var report = await _journal.ImportAsync(_folder.Write("events.csv", ";timestamp;event_type;event_category;score_after\n0;2025-03-05;x;portfolio;0,75\n1;2025-03-06;x;portfolio;1\n"));

        Assert.Equal(
            ["columns are separated by semicolons", "the comma was read as the decimal sign: '0,75' in line 2 as 0.75", "the first column holds the numbers of the rows and was left out"],
            report.Notes);
        Assert.Equal([0.75, 1], _journal.Rows.Select(row => row.ScoreAfter));
    }

    [Fact]
    public async Task A_row_is_the_same_under_another_number()
    {
        const string Header = ",timestamp,event_type,event_category,asset\n";
        await _journal.ImportAsync(_folder.Write("events.csv", Header + "0,2025-03-05,x,portfolio,KO\n1,2025-03-06,x,portfolio,KO\n"));

        var report = await _journal.ImportAsync(_folder.Write("events.csv", Header + "0,2025-03-06,x,portfolio,KO\n1,2025-03-07,x,portfolio,KO\n"));

        Assert.Equal((1, 1), (report.Imported, report.AlreadyPresent));
    }

    [Theory]
    [InlineData("timestamp;event_type;event_category;score_after\n2025-03-05;x;portfolio;0,75\n2025-03-05;x;portfolio;0.5\n", 3, 24, "which sign is the decimal one is not clear: '0.5' here, and '0,75' in line 2")]
    [InlineData("timestamp;event_type;event_category;score_after\n2025-03-05;x;portfolio;1.234,5\n", 2, 24, "a number is expected, not '1.234,5'; thousands have no separator")]
    [InlineData("timestamp,event_type,event_category,score_after\n2025-03-05,x,portfolio,\"0,75\"\n", 2, 24, "where commas separate the columns, the decimal sign is a point")]
    [InlineData(",timestamp,event_type,event_category\nKO,2025-03-05,x,portfolio\n", 2, 1, "'KO' is not a row number, as in a data frame's index")]
    [InlineData("timestamp,event_type,event_category,\n2025-03-05,x,portfolio,left over\n", 2, 24, "'left over' is in a column without a name")]
    [InlineData("timestamp,event_type,event_category,Timestamp\n", 1, 1, "the column 'timestamp' appears twice, as 'timestamp' and 'Timestamp'")]
    [InlineData("Time,Kind,event_category,asset\n", 1, 1, "the columns 'timestamp', 'event_type' are missing; the file has 'Time', 'Kind', 'event_category', 'asset'; if that is what they hold, add --columns timestamp=Time,event_type=Kind")]
    [InlineData("timestmp,event_type,event_category\n", 1, 1, "add --columns timestamp=timestmp")]
    [InlineData("timestamp|event_type|event_category\n", 1, 1, "the file has one column, 'timestamp|event_type|event_category', where columns are separated by commas, semicolons or tabs")]
    [InlineData("timestamp,event_type,event_category,assets\n", 1, 1, "an event has no column 'assets' (did you mean 'asset'?)")]
    public async Task What_is_not_clear_is_refused_with_what_to_do(string text, int line, int column, string words)
    {
        var error = await _journal.RefusesAsync(_folder.Write("events.csv", text));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (error.Line, error.Column));
    }

    [Fact]
    public async Task The_marks_of_a_data_frame_for_what_is_absent_are_no_text()
    {
        const string Header = "timestamp,event_type,event_category,trace_id,session_id,asset,regime,action,reason,score_after,active_positions\n";

        var report = await _journal.ImportAsync(_folder.Write("events.csv", Header
            + "2025-03-05,x,portfolio,NaN,nan,None,<NA>,NULL,NaN,NaN,nan\n"
            + "2025-03-06,x,portfolio,t,s,NA,none,NULLS,,0.5,3\n"));

        var (first, second) = (_journal.Rows[0], _journal.Rows[1]);
        Assert.Equal((null, null, null, null, "NaN"), (first.TraceId, first.Asset, first.Regime, first.Action, first.Reason));
        Assert.Equal((null, null), (first.ScoreAfter, first.ActivePositions));
        Assert.NotEqual("nan", first.SessionId);
        Assert.Equal(("t", "s", "NA", "none", "NULLS"), (second.TraceId, second.SessionId, second.Asset, second.Regime, second.Action));
        Assert.Equal(["7 cells with a data frame's mark for a missing value were read as empty, first 'NaN' in line 2"], report.Notes);
    }

    [Theory]
    [InlineData("sep=;\r\ntimestamp;event_type;event_category;asset\r\n2025-03-05;x;portfolio;KO\r\n")]
    [InlineData("\uFEFFSEP=\t\ntimestamp\tevent_type\tevent_category\tasset\n2025-03-05\tx\tportfolio\tKO\n")]
    [InlineData("\"sep=,\"\ntimestamp,event_type,event_category,asset\n2025-03-05,x,portfolio,KO\n")]
    public async Task A_first_line_that_names_the_separator_is_understood(string text)
    {
        await _journal.ImportAsync(_folder.Write("events.txt", text));

        Assert.Equal("KO", Assert.Single(_journal.Rows).Asset);
        var error = await new TestJournal().RefusesAsync(_folder.Write("events.csv", text.Replace("2025-03-05", "soon", StringComparison.Ordinal)));
        Assert.Equal((3, 1), (error.Line, error.Column));
    }

    [Fact]
    public async Task A_separator_that_is_none_is_refused()
    {
        var error = await _journal.RefusesAsync(_folder.Write("events.csv", "sep=|\ntimestamp|event_type|event_category\n"));

        Assert.Equal((1, 5), (error.Line, error.Column));
        Assert.Contains("the columns of events are separated by commas, semicolons or tabs, not by '|'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quote_that_is_left_open_is_named_where_it_opens()
    {
        var error = await _journal.RefusesAsync(_folder.Write("events.csv", "timestamp,event_type,event_category,reason\n2025-03-05,x,portfolio,\"two\nlines\"\n2025-03-05,x,\"portfolio\n2025-03-06,x,portfolio,\"r\"\n"));

        Assert.Equal((4, 14), (error.Line, error.Column));
        Assert.Contains("event_category: a quote opens here, and closes in line 5 before text that is not the next column; close it where the text ends", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_are_named_by_the_caller()
    {
        var path = _folder.Write("events.csv", "Order Time,Kind,event_category,Symbol\n2025-03-05,x,portfolio,KO\n");

        await _journal.ImportAsync(path, Columns(("timestamp", "order time"), ("event_type", "Kind"), ("asset", "Symbol")));

        var row = Assert.Single(_journal.Rows);
        Assert.Equal(("x", "KO"), (row.Type.Name, row.Asset));
    }

    [Fact]
    public async Task A_column_that_is_named_and_not_there_is_told()
    {
        var path = _folder.Write("events.csv", "timestamp,event_type,event_category\n");

        var error = await Assert.ThrowsAsync<ImportException>(() => _journal.ImportAsync(path, Columns(("asset", "Symbol"))));

        Assert.Contains("there is no column 'Symbol' to be read as asset; the file has 'timestamp', 'event_type', 'event_category'", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => _journal.ImportAsync(path, Columns(("colour", "Symbol"))));
        Assert.Contains("columns can be named only for CSV", (await Assert.ThrowsAsync<ImportException>(() => _journal.ImportAsync(_folder.Write("events.jsonl", Make.Line(1)), Columns(("asset", "Symbol"))))).Message, StringComparison.Ordinal);
    }

    private static ImportOptions Columns(params (string Column, string Name)[] columns) => new() { Columns = columns.ToDictionary(pair => pair.Column, pair => pair.Name, StringComparer.Ordinal) };

    private (DateTimeOffset, string, string, string?, string?, double?, long?)[] Import(string text)
    {
        var journal = new TestJournal();
        journal.ImportAsync(_folder.Write("dialect.csv", text)).GetAwaiter().GetResult();
        return [.. journal.Rows.Select(row => (row.OccurredAt, row.Type.Name, row.Category.Name, row.Asset, row.Reason, row.ScoreAfter, row.ActivePositions))];
    }

    private sealed record Facts(string Asset, string Reason, int Score, int Positions);

    private sealed record Dialect(char Separator, bool Comma, int Names, string? Index, bool Blank, string End)
    {
        public string Write(Facts[] rows)
        {
            var text = new StringBuilder(Line([.. Index is null ? [] : (string[])[Index], .. s_names.Select(Name)]));
            for (var at = 0; at < rows.Length; at++)
            {
                var row = rows[at];
                var score = (row.Score / 100m).ToString("0.00", CultureInfo.InvariantCulture);
                if (Blank)
                    text.Append(End).Append(new string(Separator, s_names.Length - (Index is null ? 1 : 0))).Append(End);
                text.Append(Line([.. Index is null ? [] : (string[])[at.ToString(CultureInfo.InvariantCulture)], "2025-03-05T10:00:00Z", "x", "portfolio", row.Asset, row.Reason, Comma ? score.Replace('.', ',') : score, row.Positions.ToString(CultureInfo.InvariantCulture)]));
            }

            return text.ToString();
        }

        private string Name(string name) => Names switch
        {
            1 => name.ToUpperInvariant(),
            2 => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.Replace('_', ' ')),
            3 => $"\"{name}\"",
            _ => name,
        };

        private string Line(string[] cells) => string.Join(Separator, cells.Select(Cell)) + End;

        private string Cell(string text) => !text.StartsWith('"') && text.AsSpan().IndexOfAny("\",;\t\n") >= 0 || text.StartsWith("say", StringComparison.Ordinal) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
