using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.RegularExpressions;
using Daybook.Cli.Tests.Support;
using Daybook.Tests.Shared;

namespace Daybook.Cli.Tests;

public sealed class RecordTests : TempJournal
{
    private const string Good = """{"timestamp":"2025-03-05","event_type":"position_open","asset":"NVDA","reason":"score 0.81 over 0.65"}""";

    [Fact]
    public async Task Prints_an_id_per_line_in_order()
    {
        var result = await RecordLinesAsync([Good, "", Good, Good]);

        Assert.Equal("1\n2\n3\n", result.Fine().Output);
        Assert.Empty(result.Error);
    }

    [Theory]
    [InlineData("buffered")]
    [InlineData("committed")]
    [InlineData("synced")]
    public async Task Each_durability_tells_the_ids(string durability)
    {
        var result = await RecordLinesAsync([Good, Good], "--durability", durability);

        Assert.Equal("1\n2\n", result.Fine().Output);
        Assert.Equal(2, (await OnJournalAsync("query", "--json")).Fine().Lines.Length);
    }

    [Fact]
    public async Task Prints_objects_as_json() => Assert.Equal("{\"id\":1}\n{\"id\":2}\n", (await RecordLinesAsync([Good, Good], "--json")).Fine().Output);

    [Fact]
    public async Task A_bad_line_stops_it_keeps_the_earlier_ones_and_names_line_and_column()
    {
        var bad = """{"timestamp":"2025-03-05","event_type":"position_open","asset":"Ü","reason":"x","score_after":"high"}""";

        var result = await RecordLinesAsync([Good, Good, bad, Good]);

        Assert.Equal(2, result.Code);
        Assert.Equal("1\n2\n", result.Output);
        var column = bad.IndexOf("\"high\"", StringComparison.Ordinal) + 1;
        Assert.Equal($"daybook: line 3, column {column}: score_after: a number is expected; the 2 events before it are recorded", Assert.Single(result.ErrorLines));
        Assert.Equal(2, (await OnJournalAsync("query", "--json")).Lines.Length);
    }

    [Fact]
    public async Task A_line_that_is_not_JSON_is_told_in_one_sentence()
    {
        var result = await RecordLinesAsync([Good, "bad"]);

        Assert.Equal("daybook: line 2, column 1: json: a line must be one JSON object, which begins with '{'; the event before it is recorded", Assert.Single(result.ErrorLines));
    }

    [Theory]
    [InlineData("""{"timestamp":"2025-03-05","score_after":NaN}""", 41, "json: NaN is not a JSON number; write null, or leave it out")]
    [InlineData("""{"timestamp":"2025-03-05","event_type":"x",}""", 43, "json: there is a comma before the closing '}'; remove it")]
    [InlineData("""{"timestamp":"2025-03-05" /* noon */}""", 27, "json: JSON has no comments; remove it")]
    [InlineData("""{"reason":"Ü",'asset':"KO"}""", 15, "json: a name stands in double quotes, not in single ones")]
    [InlineData("""{"timestamp":"2025-03-05","metadata":{"a":[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]}}""", 58, "metadata: it is nested deeper than 16 levels")]
    [InlineData("""{"timestamp":"2025-03-05","metadata":{"a":1,"a":2}}""", 45, "metadata: the key 'a' appears twice in one object")]
    [InlineData("""[{"timestamp":"2025-03-05"}]""", 1, "json: a line must be one JSON object, but this is a list; split it into lines with jq")]
    [InlineData("""{"error":"rate limit"}""", 1, "json: this is a message, and no event: 'error: rate limit'")]
    [InlineData("""{"events":[{"timestamp":"2025-03-05"}]}""", 1, "json: this is an object with a list of events inside, and no event; take the list out of it (jq -c '.events[]' FILE does)")]
    [InlineData("""{"timestamp":"2025-03-05",""", 27, "json: the line ends in the middle of the object: it was cut off")]
    public async Task What_keeps_a_line_from_being_JSON_is_told_with_its_column(string line, int column, string words)
    {
        var result = await RecordLinesAsync([line]);

        Assert.StartsWith($"daybook: line 1, column {column}: {words}", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.EndsWith("; nothing was recorded", result.ErrorLines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0x1F, 0x8B, 8, 0 }, "compressed with gzip")]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'{', 0 }, "the input is UTF-16")]
    [InlineData(new[] { (byte)'<', (byte)'h', (byte)'t', (byte)'m', (byte)'l', (byte)'>' }, "a web page")]
    public async Task Input_that_is_no_text_in_UTF_8_is_called_what_it_is(byte[] input, string words)
    {
        var result = await OnJournalAsync(new CliSetting { Input = new MemoryStream(input) }, "record");

        Assert.Equal(2, result.Code);
        Assert.Contains(words, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Atomic_keeps_all_lines_or_none()
    {
        var refused = await RecordLinesAsync([Good, "not json"], "--atomic");
        Assert.Equal(2, refused.Code);
        Assert.Empty(refused.Output);
        Assert.EndsWith("nothing was recorded", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);

        Assert.Equal("1\n2\n", (await RecordLinesAsync([Good, Good], "--atomic")).Fine().Output);
    }

    [Theory]
    [InlineData("""{"event_type":"position_open"}""", "timestamp")]
    [InlineData("""{"timestamp":"2025-03-05","event_type":"position_open","reason":"x"}""", "asset")]
    [InlineData("""{"timestamp":"2025-03-05","event_type":"position_open","asset":"A"}""", "reason")]
    [InlineData("""{"timestamp":"2025-03-05","event_type":"position_open","asset":"A","reason":"x","action":"close"}""", "action")]
    [InlineData("""{"timestamp":"2025-03-05","event_type":"position_open","asset":"A","reason":"x","origin":"elsewhere"}""", "origin")]
    [InlineData("""{"timestamp":"2025-03-05","event_type":"position_open","event_category":"regime","asset":"A","reason":"x"}""", "event_category")]
    [InlineData("""{"timestamp":"2025-03-05","event_type":"rocket_launch","reason":"x"}""", "event_category")]
    [InlineData("""{"timestamp":"2025-03-05","event_type":"rocket_launch","event_category":"space","reason":"x"}""", "event_category")]
    [InlineData("""{"timestamp":"2025-03-05","event_type":"Rocket Launch","event_category":"system","reason":"x"}""", "event_type")]
    [InlineData("""{"timestamp":"2025-03-05","event_type":"position_open","asset":"A","reason":"x","colour":"red"}""", "colour")]
    [InlineData("""{"timestamp":"2025-03-05","event_type":"journal_recovered","reason":"x","metadata":{"epoch":1}}""", "event_type")]
    [InlineData("""[1]""", "json")]
    public async Task What_is_no_event_is_refused_by_its_column(string line, string column)
    {
        var result = await RecordLinesAsync([line]);

        Assert.Equal(2, result.Code);
        Assert.Matches($"^daybook: line 1, column [0-9]+: {column}: .*; nothing was recorded$", Assert.Single(result.ErrorLines));
    }

    [Fact]
    public async Task The_column_is_that_of_the_value_which_the_type_refuses()
    {
        var line = """{"timestamp":"2025-03-05","event_type":"position_open","asset":"A","reason":"x","action":"close"}""";

        var result = await RecordLinesAsync([line]);

        Assert.Contains($"column {line.IndexOf("\"action\"", StringComparison.Ordinal) + 1}:", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_of_ones_own_says_its_category_once()
    {
        var first = """{"timestamp":"2025-03-05","event_type":"rocket_launch","event_category":"portfolio","reason":"x"}""";
        var later = """{"timestamp":"2025-03-05","event_type":"rocket_launch","reason":"x"}""";
        var other = """{"timestamp":"2025-03-05","event_type":"rocket_launch","event_category":"system","reason":"x"}""";

        Assert.Equal("1\n2\n", (await RecordLinesAsync([first, later])).Fine().Output);
        Assert.Equal("3\n", (await RecordLinesAsync([later])).Fine().Output);
        Assert.Equal(2, (await RecordLinesAsync([other])).Code);
        Assert.All((await OnJournalAsync("query", "--json")).Lines, line => Assert.Contains("\"event_category\":\"portfolio\"", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sessions_and_traces_are_taken_as_given_and_ids_are_the_journals_own()
    {
        var line = """{"id":77,"recorded":"2001-01-01","timestamp":"2025-03-05","event_type":"position_open","asset":"A","reason":"x","session_id":"s-1","trace_id":"t-1"}""";

        Assert.Equal("1\n", (await RecordLinesAsync([line])).Fine().Output);

        var kept = (await OnJournalAsync("query", "--json")).Output;
        Assert.Contains("\"session_id\":\"s-1\"", kept, StringComparison.Ordinal);
        Assert.Contains("\"trace_id\":\"t-1\"", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("2001-01-01", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_is_printed_before_more_input_comes()
    {
        var input = new Pipe();
        var output = new Pipe();
        var running = OnJournalAsync(new CliSetting { Input = input.Reader.AsStream(), Output = output.Writer.AsStream() }, "record", "--durability", "committed");

        await input.Writer.WriteAsync(Encoding.UTF8.GetBytes(Good + "\n"), TestContext.Current.CancellationToken);
        var first = await output.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal("1\n", Encoding.UTF8.GetString(first.Buffer));
        output.Reader.AdvanceTo(first.Buffer.End);
        await input.Writer.CompleteAsync();

        (await running).Fine();
    }

    [Fact]
    public async Task An_interruption_keeps_what_was_printed_and_ends_with_130()
    {
        using var stop = new CancellationTokenSource();
        var input = new Pipe();
        var output = new Pipe();
        var running = OnJournalAsync(new CliSetting { Input = input.Reader.AsStream(), Output = output.Writer.AsStream(), Cancellation = stop.Token }, "record", "--durability", "committed");
        await input.Writer.WriteAsync(Encoding.UTF8.GetBytes(Good + "\n"), TestContext.Current.CancellationToken);
        await output.Reader.ReadAsync(TestContext.Current.CancellationToken);

        await stop.CancelAsync();

        Assert.Equal(130, (await running).Code);
        Assert.Single((await OnJournalAsync("query", "--json")).Lines);
    }

    [Theory]
    [InlineData("; (nothing was recorded|the event before it is recorded|the [0-9,]+ events before it are recorded)(; (?<untold>[0-9,]+) lines? whose ids were not told (is|are) recorded too)?(; whether (?<unknown>[0-9,]+) later lines? (is|are) recorded is unknown: .+)?")]
    [InlineData("; nothing was recorded", "--atomic")]
    public async Task A_full_disk_is_told_with_what_became_of_the_events(string aftermath, params string[] options)
    {
        using var disk = SmallDisk.In(Folder, "1m");
        var wide = Good.Replace("score", new string('s', 4_000), StringComparison.Ordinal);

        var result = await RecordLinesAsync([.. Enumerable.Repeat(wide, 1_000)], options);

        Assert.Equal(2, result.Code);
        var told = Regex.Match(Assert.Single(result.ErrorLines), $"disk is full \\(SQLite error 13\\)\\. Nothing of the group was added{aftermath}$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        Assert.True(told.Success, result.Error);
        Assert.DoesNotContain("wait in the buffer", result.Error, StringComparison.Ordinal);

        // Groups form as they will, and a small one may still fit where a large one did not; but what is said must be what is there.
        var untold = told.Groups["untold"] is { Success: true, Value: var number } ? int.Parse(number, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 0;
        var there = (await OnJournalAsync("query", "--all", "--json")).Fine().Lines.Length;
        var unknown = told.Groups["unknown"] is { Success: true, Value: var lines } ? int.Parse(lines, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 0;
        Assert.InRange(there, result.Lines.Length + untold, result.Lines.Length + untold + unknown);
    }

    [Fact]
    public async Task When_nobody_reads_the_ids_it_stops_and_says_so()
    {
        var result = await OnJournalAsync(new CliSetting { InputText = Good + "\n" + Good, Output = new ClosedPipe() }, "record");

        Assert.Equal(2, result.Code);
        Assert.Contains("nobody reads the ids", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    private Task<CliResult> RecordLinesAsync(string[] lines, params string[] options) =>
        OnJournalAsync(new CliSetting { InputText = string.Join('\n', lines) }, ["record", .. options]);
}
