using System.Text;
using System.Text.Json;
using CsCheck;
using Daybook.Events;
using Daybook.Tests.Events.Support;

namespace Daybook.Tests.Events;

public sealed class JsonFaultTests
{
    private const string Start = """{"timestamp":"2025-03-05",""";

    private static readonly Gen<byte[]> Texts = Gen.OneOf(
            "{", "}", "[", "]", ":", ",", "\"", "\"a\"", "\"a\":", "'", "1", "-", "0", "01", "1.", ".5", "1.5", "1e", "1e5", "1E+", "+1", "-Infinity", "NaN", "null", "nul", "true", "False", "x", "\\u", "\"\\u12G4\"", "\"\\x\"", "\"\\n\"", "é",
            " ", "\n", "\t", "/*c*/", "//", "#", "\0", "{\"a\":1}", "[1,2]", "[[[[[[[[[")
        .Array[0, 14]
        .Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts)));

    [Theory]
    [InlineData("\"score_after\":NaN}", 41, "NaN is not a JSON number; write null, or leave it out")]
    [InlineData("\"score_after\":-Infinity}", 41, "-Infinity is not a JSON number; write null")]
    [InlineData("\"score_after\":None}", 41, "None is not a JSON word; write null")]
    [InlineData("\"metadata\":{\"is_core\":True}}", 49, "True is not a JSON word; write true")]
    [InlineData("\"asset\":\"KO\",}", 39, "there is a comma before the closing '}'; remove it")]
    [InlineData("\"metadata\":{\"list\":[1,2,]}}", 50, "there is a comma before the closing ']'; remove it")]
    [InlineData("\"asset\":\"KO\" // the drink\n}", 40, "JSON has no comments")]
    [InlineData("/* who */\"asset\":\"KO\"}", 27, "JSON has no comments")]
    [InlineData("'asset':\"KO\"}", 27, "in double quotes, not in single ones")]
    [InlineData("\"asset\":'KO'}", 35, "in double quotes, not in single ones")]
    [InlineData("asset:\"KO\"}", 27, "a name stands in double quotes")]
    [InlineData("\"asset\":KO}", 35, "'KO' stands without quotes; a text stands in double quotes")]
    [InlineData("\"asset\" \"KO\"}", 35, "a colon is expected behind the name, not '\"'")]
    [InlineData("\"asset\":\"KO\" \"reason\":\"r\"}", 40, "a comma is missing before this text")]
    [InlineData("\"reason\":\"said \"no\" twice\"}", 43, "a comma or '}' is expected, not 'n'; a double quote inside a text is written \\\"")]
    [InlineData("\"score_after\":0,75}", 43, "a number's decimal sign is a point")]
    [InlineData("\"score_after\":.75}", 41, "write 0.5, not .5")]
    [InlineData("\"score_after\":+1}", 41, "a number has no plus sign in front")]
    [InlineData("\"active_positions\":007}", 46, "does not begin with 0 and another digit")]
    [InlineData("\"score_after\":}", 41, "a value is missing before '}'")]
    [InlineData("\"reason\":\"a\tb\"}", 38, "a text holds a tab as it is; write \\t")]
    [InlineData("\"reason\":\"C:\\prices\"}", 39, "a backslash in a text is written twice")]
    [InlineData("\"asset\":\"KO\"", 39, "the line ends in the middle of the object: it was cut off, or the object continues on the next line")]
    [InlineData("\"asset\":\"KO", 38, "the line ends in the middle of the object")]
    [InlineData("\"asset\":\"KO\"},", 40, "a comma follows the value")]
    [InlineData("\"asset\":\"KO\"} {}", 41, "a second object follows")]
    public void A_line_is_refused_in_words_about_the_line(string rest, int position, string words)
    {
        var refusal = Assert.Throws<InvalidEventException>(() => EventJson.Read(Make.Utf8(Start + rest)));

        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(position, refusal.Position);
    }

    [Fact]
    public void Deep_nesting_is_told_where_it_passes_what_an_event_keeps()
    {
        var line = """{"timestamp":"2025-03-05","metadata":{"a":""" + new string('[', 40);

        var refusal = Assert.Throws<InvalidEventException>(() => EventJson.Read(Make.Utf8(line)));

        Assert.Equal(("metadata: it is nested deeper than 16 levels", line.IndexOf('[', StringComparison.Ordinal) + 16), (refusal.Message, refusal.Position));
    }

    [Theory]
    [InlineData("""{"a":NaN}""", 6, "metadata: not a JSON object: NaN is not a JSON number")]
    [InlineData("""{"a":1,"b":[{"c":1,"c":2}]}""", 20, "metadata: the key 'c' appears twice in one object")]
    public void Metadata_is_refused_with_the_place_in_its_text(string json, int position, string words)
    {
        var refusal = Assert.Throws<InvalidEventException>(() => Metadata.Parse(json));

        Assert.StartsWith(words, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(position, refusal.Position);
    }

    [Theory]
    [InlineData("", 1, "a line must be one JSON object, which begins with '{'")]
    [InlineData("oops", 1, "a line must be one JSON object, which begins with '{'")]
    [InlineData("  [{\"timestamp\":\"2025-03-05\"}]", 3, "a line must be one JSON object, but this is a list")]
    [InlineData("{\"asset\":\"KO\",\"asset\":\"PEP\"}", 15, "asset: the column occurs twice; remove one")]
    public void What_is_no_object_of_columns_is_told(string line, int position, string words)
    {
        var refusal = Assert.Throws<InvalidEventException>(() => EventJson.Read(Make.Utf8(line)));

        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(position, refusal.Position);
    }

    [Theory]
    [InlineData("34.0", 34L)]
    [InlineData("3.4e1", 34L)]
    [InlineData("34.5", null)]
    [InlineData("1e30", null)]
    public void A_whole_number_may_be_written_with_a_point(string text, long? number)
    {
        var line = Make.Utf8($$"""{"timestamp":"2025-03-05","event_type":"x","active_positions":{{text}}}""");

        if (number is null)
            Assert.Contains("a whole number is expected", Assert.Throws<InvalidEventException>(() => EventJson.Read(line)).Message, StringComparison.Ordinal);
        else
            Assert.Equal(number, EventJson.Read(line).ActivePositions);
    }

    [Fact]
    public void A_number_is_no_time() =>
        Assert.Contains("as a text, such as", Assert.Throws<InvalidEventException>(() => EventJson.Read("{\"timestamp\":1741132800}"u8)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_fault_is_found_exactly_where_the_framework_refuses_the_text() => Texts.Sample(
        text => JsonFault.Find(text) is { } fault ? IsRefused(text) && fault.Offset >= 0 && fault.Offset <= text.Length : !IsRefused(text),
        iter: 100_000,
        print: Encoding.UTF8.GetString);

    [Fact]
    public void The_words_are_never_the_frameworks() => Texts.Sample(
        text =>
        {
            byte[] line = [.. """{"timestamp":"2025-03-05","metadata":"""u8, .. text, (byte)'}'];
            var words = Assert.Throws<InvalidEventException>(() => EventJson.Read(line)).Message;
            return !words.Contains("LineNumber", StringComparison.Ordinal) && !words.Contains("reader", StringComparison.Ordinal) && !words.Contains("invalid start", StringComparison.Ordinal);
        },
        iter: 20_000,
        print: Encoding.UTF8.GetString);

    private static bool IsRefused(byte[] text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = JsonFault.MaxDepth });
        try
        {
            while (reader.Read())
            {
                // Only whether it comes to the end matters.
            }

            return false;
        }
        catch (JsonException)
        {
            return true;
        }
    }
}
