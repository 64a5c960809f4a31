using System.Text;
using CsCheck;
using Daybook.Exchange.Importing;
using Daybook.Exchange.Tests.Support;

namespace Daybook.Exchange.Tests.Importing;

/// <summary>What people have under the name of a file of events.</summary>
public sealed class FileFormTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestJournal _journal = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("[]", 0)]
    [InlineData("\n [ ] \n", 0)]
    [InlineData("[$1]", 1)]
    [InlineData("[$1,$2]", 2)]
    [InlineData("\uFEFF[\n  $1,\n  $2\n]\n", 2)]
    public async Task A_list_of_objects_is_read(string form, int rows)
    {
        var path = _folder.Write("events.json", form.Replace("$1", Make.Line(1, ", \"metadata\": {\"a\": [1, \"]}\", \"\\\"\"]}"), StringComparison.Ordinal).Replace("$2", Make.Line(2), StringComparison.Ordinal));

        var report = await _journal.ImportAsync(path);

        Assert.Equal((rows, $"json:{path}"), (report.Imported, report.Source));
        Assert.Equal(0, (await _journal.ImportAsync(path)).Imported);
    }

    [Fact]
    public async Task A_list_gives_the_events_of_its_lines_however_it_is_laid_out()
    {
        var lines = Enumerable.Range(1, 3_000).Select(number => Make.Line(number, ", \"metadata\": {\"note\": \"é, {[\"}")).ToList();
        var other = new TestJournal();
        await other.ImportAsync(_folder.Write("lines.jsonl", string.Join('\n', lines)));

        await _journal.ImportAsync(_folder.Write("list.json", $"[\n{string.Join("\n,\r\n\t", lines.Select(line => line.Replace(", \"", ",\n    \"", StringComparison.Ordinal)))} ]"));

        Assert.Equal(other.Rows.Select(row => (row.Asset, row.OccurredAt, row.Metadata)), _journal.Rows.Select(row => (row.Asset, row.OccurredAt, row.Metadata)));
    }

    [Theory]
    [InlineData("[\n  $,\n]", 2, 2, "there is a comma before the closing ']'; remove it")]
    [InlineData("[\n  $\n  $\n]", 3, 3, "a comma or ']' is expected between two events")]
    [InlineData("[\n  $,", 2, 0, "the file ends in the middle of the list; it was cut off")]
    [InlineData("[\n  $]\n[]", 3, 1, "something follows the list of events")]
    [InlineData("[\n  $,\n 7]", 3, 2, "a line must be one JSON object")]
    [InlineData("[\n  $,\n  {\n    \"timestamp\": NaN }]", 4, 18, "NaN is not a JSON number")]
    [InlineData("[\n  $,\n  {\"timestamp\": \"2025", 3, 22, "the line ends in the middle of the object")]
    public async Task A_fault_of_a_list_is_named_where_it_stands(string form, int line, int column, string words)
    {
        var error = await _journal.RefusesAsync(_folder.Write("events.json", form.Replace("$", Make.Line(1), StringComparison.Ordinal)));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal(line, error.Line);
        if (column > 2 || line != 2)
            Assert.Equal(column, error.Column);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task UTF_16_with_its_mark_is_read(bool isBigEndian)
    {
        var utf16 = new UnicodeEncoding(isBigEndian, byteOrderMark: true);
        byte[] Encoded(string text) => [.. utf16.GetPreamble(), .. utf16.GetBytes(text)];

        Assert.Equal(2, (await _journal.ImportAsync(_folder.WriteBytes("events.jsonl", Encoded($"{Make.Line(1)}\r\n{Make.Line(2)}\r\n")))).Imported);
        Assert.Equal(1, (await _journal.ImportAsync(_folder.WriteBytes("events.csv.gz", TempFolder.Gzip(Encoded("timestamp\tevent_type\tevent_category\tasset\r\n2025-03-05\tx\tportfolio\tÉ\r\n"))))).Imported);
        Assert.Equal("É", _journal.Rows[^1].Asset);
    }

    [Fact]
    public async Task A_fault_in_UTF_16_is_named_by_line_and_column()
    {
        var utf16 = new UnicodeEncoding(bigEndian: false, byteOrderMark: true);

        var error = await _journal.RefusesAsync(_folder.WriteBytes("events.jsonl", [.. utf16.GetPreamble(), .. utf16.GetBytes($"{Make.Line(1)}\n{{\"reason\":\"é\",'a'")]));

        Assert.Equal((2, 15), (error.Line, error.Column));
        Assert.Contains("UTF-16", (await _journal.RefusesAsync(_folder.WriteBytes("events.jsonl", [.. utf16.GetPreamble(), 0x00, 0xD8, (byte)'{', 0]))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("events.jsonl", "<!DOCTYPE html>\n<html><head><title>Sign in</title><style>a{}</style></head><body><p>Your session &amp; token expired", "it is a web page (HTML or XML), and holds no events; it says 'Sign in Your session & token expired'")]
    [InlineData("events.csv", "\n <html><body>Log in\u001b[31m</body></html>", "it says 'Log in?[31m'")]
    [InlineData("events.json", "<?xml version=\"1.0\"?><Error><Message>Access Denied</Message></Error>", "it says 'Access Denied'")]
    [InlineData("events.jsonl", "No data for this account\n", "it holds text, not events; it begins with 'No data for this account'")]
    [InlineData("events.csv", "API limit reached", "the file has one column, 'API limit reached'")]
    [InlineData("events.jsonl", "{\"error\": \"rate limit exceeded, retry in 60s\"}", "this is a message, and no event: 'error: rate limit exceeded, retry in 60s'")]
    [InlineData("events.jsonl", "{\"Error Message\":\"the parameter apikey is invalid or missing\"}", "this is a message, and no event: 'Error Message: the parameter apikey is i…'")]
    [InlineData("events.jsonl", "PK\u0003\u0004", "a zip archive or an Excel file")]
    [InlineData("events.jsonl", "PAR1", "a Parquet file")]
    [InlineData("events.jsonl", "%PDF-1.7", "a PDF document")]
    [InlineData("events.jsonl", "abc\0\0", "it is a binary file, and not text")]
    [InlineData("events.jsonl", "{\0\"\0a\0", "UTF-16 without a byte-order mark")]
    public async Task What_is_no_file_of_events_is_called_what_it_is(string name, string content, string words)
    {
        foreach (var path in new[] { _folder.Write(name, content), _folder.WriteBytes(name + ".gz", TempFolder.Gzip(Encoding.UTF8.GetBytes(content))) })
            Assert.Contains(words, (await _journal.RefusesAsync(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digits_below_a_microsecond_are_cut_and_told_once()
    {
        var path = _folder.Write("events.jsonl", string.Join('\n', new[] { "10:00:00.123456", "10:00:00.123456000Z", "10:00:00.123456700Z", "10:00:00,000000001", "10:00:00.5" }.Select(time => Timed($"2025-03-05T{time}"))));

        var report = await _journal.ImportAsync(path);

        Assert.Equal(["2 times are kept to the microsecond; further digits were cut off, first in line 3"], report.Notes);
        var csv = await _journal.ImportAsync(_folder.Write("events.csv", "timestamp,event_type,event_category\n2025-03-05 10:00:00.1234567,x,portfolio\n2025-03-05,x,portfolio\n"));
        Assert.Equal(["1 time is kept to the microsecond; further digits were cut off, first in line 2"], csv.Notes);
    }

    [Theory]
    [InlineData("2022-01-03 00:00:00", "2022-01-03T00:00:00Z")]
    [InlineData("2022-01-03 00:00:00-05:00", "2022-01-03T05:00:00Z")]
    [InlineData("2022-01-03T00:00:00", "2022-01-03T00:00:00Z")]
    [InlineData("2022-01-03", "2022-01-03T00:00:00Z")]
    [InlineData("2022-01-03 09:30", "2022-01-03T09:30:00Z")]
    [InlineData("2022-01-03 09:30:00+00", "2022-01-03T09:30:00Z")]
    [InlineData("2022-01-03 09:30:00.5-05", "2022-01-03T14:30:00.5Z")]
    [InlineData("2022-01-03T09:30+02", "2022-01-03T07:30:00Z")]
    [InlineData("2022-01-03 09:30:00 UTC", "2022-01-03T09:30:00Z")]
    [InlineData("2022-01-03 09:30:00.123456789 utc", "2022-01-03T09:30:00.123456Z")]
    [InlineData("2022-01-03 09:30:00 +0100", "2022-01-03T08:30:00Z")]
    public async Task Times_are_read_as_data_frames_and_databases_write_them(string text, string time)
    {
        await _journal.ImportAsync(_folder.Write("events.csv", $"timestamp,event_type,event_category\n{text},x,portfolio\n"));
        await _journal.ImportAsync(_folder.Write("events.jsonl", Timed(text)));

        Assert.All(_journal.Rows, row => Assert.Equal(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture), row.OccurredAt));
        Assert.Equal(2, _journal.Rows.Count);
    }

    [Theory]
    [InlineData("events.csv", "timestamp,event_type,event_category\n1704189600,x,portfolio\n", "not '1704189600', which may be seconds since 1970; write ISO 8601 (jq: todate)")]
    [InlineData("events.csv", "timestamp,event_type,event_category\n1704189600000,x,portfolio\n", "not '1704189600000', which may be milliseconds since 1970; write ISO 8601 (jq: . / 1000 | todate)")]
    [InlineData("events.jsonl", "{\"timestamp\": 1704189600.25, \"event_type\": \"x\"}", "not a number, which may be seconds since 1970; write ISO 8601 (jq: todate)")]
    [InlineData("events.jsonl", "{\"timestamp\": 1704189600000, \"event_type\": \"x\"}", "not a number, which may be milliseconds since 1970; write ISO 8601 (jq: . / 1000 | todate)")]
    [InlineData("events.jsonl", "{\"timestamp\": \"1704189600\", \"event_type\": \"x\"}", "such as 2025-03-05T14:30:00Z; a number may be seconds since 1970; write ISO 8601 (jq: todate)")]
    public async Task A_number_for_a_time_is_told_what_it_may_be(string name, string text, string words) =>
        Assert.Contains(words, (await _journal.RefusesAsync(_folder.Write(name, text))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"events\": [{\"timestamp\": \"2025-03-05\", \"event_type\": \"x\"}]}", "json: this is an object with a list of events inside, and no event; take the list out of it (jq -c '.events[]' FILE does)")]
    [InlineData("{\"status\": \"ok\", \"the data\": [{\"type\": \"x\", \"occurred\": \"2025-03-05\"}]}", "(jq -c '.[\"the data\"][]' FILE does)")]
    [InlineData("{\"Timestamp\": \"2025-03-05\", \"event_type\": \"x\"}", "Timestamp: an event has no such column; did you mean 'timestamp'? put further facts into metadata")]
    [InlineData("{\"time\": \"2025-03-05\", \"event_type\": \"x\"}", "did you mean 'timestamp'?")]
    [InlineData("{\"timestamp\": \"2025-03-05\", \"eventType\": \"x\"}", "did you mean 'event_type'?")]
    [InlineData("{\"timestamp\": \"2025-03-05\", \"event_type\": \"x\", \"mood\": [{\"a\": 1}]}", "mood: an event has no such column; put further facts into metadata")]
    public async Task A_name_that_no_column_has_is_told_with_what_was_likely_meant(string text, string words) =>
        Assert.Contains(words, (await _journal.RefusesAsync(_folder.Write("events.jsonl", text))).Message, StringComparison.Ordinal);

    [Fact]
    public void Garbage_is_refused_with_the_documented_error_and_never_in_the_frameworks_words() => Gen.Select(Gen.OneOf("g.jsonl", "g.json", "g.csv", "g"), Garbage).Sample(
        (name, bytes) =>
        {
            var journal = new TestJournal();
            try
            {
                return journal.ImportAsync(_folder.WriteBytes(name, bytes)).GetAwaiter().GetResult().Imported <= journal.Events.Count;
            }
            catch (ImportException error)
            {
                return journal.Events.Count == 0 && error.Message.StartsWith(_folder[name], StringComparison.Ordinal) && !error.Message.Contains("LineNumber", StringComparison.Ordinal) && !error.Message.Contains("reader options", StringComparison.Ordinal);
            }
        },
        iter: 2_000,
        threads: 1);

    private static Gen<byte[]> Garbage => Gen.OneOf(
        Gen.Byte.Array[0, 60],
        Gen.OneOf("{", "}", "[", "]", ",", ";", "\t", "\n", "\"", "'", "timestamp", "event_type", "event_category", "index", "<html>", "NaN", ":", "0,5", "\uFEFF", "2025-03-05", Make.Line(1)).Array[0, 20].Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts))),
        Gen.OneOf("{", "}", "[", ",", "\n", Make.Line(1)).Array[0, 12].Select(parts => Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(string.Concat(parts))).ToArray()));

    private static string Timed(string time) => $$"""{"timestamp": "{{time}}", "event_type": "x", "event_category": "portfolio"}""";
}
