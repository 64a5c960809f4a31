using System.Text;
using Daybook.Exchange.Importing.Files;
using Daybook.Exchange.Tests.Support;
using Daybook.Files;

namespace Daybook.Exchange.Tests.Importing;

public sealed class JsonLinesErrorTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestJournal _journal = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{\"timestamp\": \"soon\", \"event_type\": \"x\"}", 15, "timestamp")]
    [InlineData("  {\"timestamp\": \"soon\", \"event_type\": \"x\"}", 17, "timestamp")]
    [InlineData("{\"reason\": \"é\", \"timestamp\": \"soon\", \"event_type\": \"x\"}", 30, "timestamp")]
    [InlineData("{\"timestamp\": \"2025-01-01\", \"event_type\": \"x\", \"score_after\": \"1\"}", 63, "score_after")]
    [InlineData("{\"timestamp\": \"2025-01-01\", \"event_type\": \"x\", \"metadata\": {\"a\": 1, \"a\": 2}}", 69, "metadata")]
    [InlineData("{\"timestamp\": \"2025-01-01\", \"event_type\": \"x\", \"mood\": 1}", 48, "mood")]
    [InlineData("{\"timestamp\": \"2025-01-01\", \"event_type\": \"x\"", 46, "json")]
    [InlineData("{\"timestamp\": \"2025-01-01\", \"event_type\": \"journal_recovered\", \"event_category\": \"error\", \"metadata\": {\"epoch\": 1}}", 43, "event_type")]
    [InlineData("[]", 1, "json")]
    [InlineData("{\"event_type\": \"x\"}", 1, "timestamp")]
    public async Task A_bad_last_line_is_named_by_line_and_column_and_leaves_nothing_behind(string line, int column, string name)
    {
        var path = _folder.Write("events.jsonl", $"{Make.Lines(5000)}\n{line}");

        var error = await _journal.RefusesAsync(path);

        Assert.Equal((path, 5002, column), (error.File, error.Line, error.Column));
        Assert.StartsWith($"{path}, line 5002, column {column}: {name}: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was imported.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_cannot_be_stored_is_named_where_it_stands()
    {
        var path = _folder.Write("events.jsonl", Make.Line(1).Replace("\"A1\"", $"\"{new string('x', 300)}\"", StringComparison.Ordinal));

        var error = await _journal.RefusesAsync(path);

        Assert.Equal(File.ReadAllText(path).IndexOf("\"xxx", StringComparison.Ordinal) + 1, error.Column);
        Assert.Contains("asset: 300 characters", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_UTF_8_is_named_where_it_starts()
    {
        var path = _folder.WriteBytes("events.jsonl", [.. Encoding.UTF8.GetBytes(Make.Line(1) + "\n{\"é"), 0xC3, (byte)'"', (byte)'}']);

        var error = await _journal.RefusesAsync(path);

        Assert.Equal((2, 4), (error.Line, error.Column));
    }

    [Fact]
    public async Task A_line_without_end_is_refused_before_it_fills_the_memory()
    {
        var path = _folder.WriteBytes("events.jsonl.gz", TempFolder.Gzip([.. Encoding.UTF8.GetBytes(Make.Line(1) + "\n"), .. new byte[2 * LineReader.MaxLine]]));

        var error = await _journal.RefusesAsync(path);

        Assert.Equal(2, error.Line);
        Assert.Contains("longer than", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compressed_file_that_is_cut_off_anywhere_is_refused()
    {
        var whole = TempFolder.Gzip(Encoding.UTF8.GetBytes(Make.Lines(40)));

        for (var length = 2; length < whole.Length; length++)
        {
            var error = await _journal.RefusesAsync(_folder.WriteBytes("events.jsonl.gz", whole[..length]));
            Assert.Contains("cut off", error.Message, StringComparison.Ordinal);
            Assert.Single(error.Lines);
            Assert.Null(error.Line);
        }
    }

    [Fact]
    public async Task A_bad_line_of_a_whole_compressed_file_is_told_as_such()
    {
        var error = await _journal.RefusesAsync(_folder.WriteBytes("events.jsonl.gz", TempFolder.Gzip(Encoding.UTF8.GetBytes($"{Make.Lines(2)}[]\n{Make.Line(3)}"))));

        Assert.Equal((3, 1), (error.Line, error.Column));
        Assert.Contains("one JSON object", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_behind_a_compressed_file_is_refused()
    {
        var whole = TempFolder.Gzip(Encoding.UTF8.GetBytes(Make.Lines(2)));

        var error = await _journal.RefusesAsync(_folder.WriteBytes("events.jsonl.gz", [.. whole, 1, 2, 3]));

        Assert.Contains("something else follows it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_looks_like_the_mark_of_the_end_does_not_hide_what_follows()
    {
        byte[] content = [.. GzipContent.Mark, (byte)'\n', .. Encoding.UTF8.GetBytes(Make.Line(1))];

        await _journal.RefusesAsync(_folder.WriteBytes("events.jsonl.gz", TempFolder.Gzip(content)));
    }
}
