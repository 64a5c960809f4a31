using CsCheck;
using Daybook.Events;
using Daybook.Tests.Events.Support;

namespace Daybook.Tests.Events;

/// <summary>JSON text that comes from outside: kept as it is spelled, or refused.</summary>
public sealed class MetadataTextTests
{
    [Theory]
    [InlineData("""{"a":1.50,"b":1E5,"c":-0,"d":0.10000000000000000001}""")]
    [InlineData("""{"a":"\u00e9","b":"é","c":"\/","d":"\u0000","e":"\ud83d\udcc8"}""")]
    [InlineData("""{"":{"a":[],"b":{}},"A":[1,"x",true,false,null]}""")]
    [InlineData("""{"a":1,"A":2,"nested":{"a":1},"list":[{"a":1},{"a":1}]}""")]
    public void Compact_text_is_kept_as_given(string json) => Assert.Equal(json, Metadata.Parse(json).ToString());

    [Theory]
    [InlineData(" {\r\n\t\"a\" : [ 1 , 2 ] , \"b\" : { } }\n", """{"a":[1,2],"b":{}}""")]
    [InlineData("{ \"a b\" : \" c \" }", """{"a b":" c "}""")]
    public void White_space_is_cut_between_tokens_only(string json, string kept) => Assert.Equal(kept, Metadata.Parse(json).ToString());

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("{\"a\":1")]
    [InlineData("{\"a\":1}}")]
    [InlineData("{} {}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":01}")]
    [InlineData("{\"a\":NaN}")]
    [InlineData("{\"a\":Infinity}")]
    [InlineData("{a:1}")]
    [InlineData("{'a':1}")]
    [InlineData("{\"a\":\"\t\"}")]
    [InlineData("{/* no */}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("\"text\"")]
    [InlineData("\ufeff{}")]
    public void What_is_not_a_json_object_is_refused(string json) => RequireRefusal("JSON object", json);

    [Theory]
    [InlineData("1e999")]
    [InlineData("-1e999")]
    [InlineData("[[1,2,{\"x\":1e400}]]")]
    public void A_number_too_large_for_a_double_is_refused(string value) => RequireRefusal("too large", $"{{\"a\":{value}}}");

    [Theory]
    [InlineData("""{"key":1,"key":2}""")]
    [InlineData("""{"key":1,"\u006bey":2}""")]
    [InlineData("""{"outer":[{"key":1,"b":{"key":3},"k\u0065y":2}]}""")]
    public void A_key_that_stands_twice_is_refused_however_it_is_spelled(string json) => RequireRefusal("'key' appears twice", json);

    [Theory]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"a":"\udc00\ud800"}""")]
    [InlineData("""{"a":["x","\ud83dx"]}""")]
    [InlineData("""{"\ud83d":1}""")]
    public void Half_of_a_surrogate_pair_is_refused(string json) => RequireRefusal("surrogate", json);

    // A text in an attribute is kept as UTF-8, which has no such halves.
    [Fact]
    public void Half_of_a_surrogate_pair_in_a_string_is_refused() => RequireRefusal("surrogate", "{\"a\":\"\ud83d\"}");

    [Theory]
    [InlineData(0xC3, 0x28)]
    [InlineData(0xFF, 0x20)]
    [InlineData(0xC0, 0xAF)]
    public void Bytes_that_are_not_utf8_are_refused(byte first, byte second)
    {
        byte[] json = [.. "{\"a\":\""u8, first, second, .. "\"}"u8];

        Assert.Contains("UTF-8", Assert.Throws<InvalidEventException>(() => Metadata.Parse(json)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Depth_ends_at_16()
    {
        Assert.Equal(Nested(16), Metadata.Parse(Nested(16)).ToString());

        RequireRefusal("16 levels", Nested(17));
        RequireRefusal("16 levels", Nested(5000));
    }

    [Fact]
    public void Size_ends_at_64_KiB_of_what_is_kept()
    {
        var largest = $$"""{"k":"{{new string('x', (64 * 1024) - 8)}}"}""";

        Assert.Equal(64 * 1024, Metadata.Parse(largest).Utf8.Length);
        Assert.Equal(64 * 1024, Metadata.Parse(new string(' ', 1000) + largest).Utf8.Length);
        RequireRefusal("65,537 bytes", $$"""{"k":"{{new string('x', (64 * 1024) - 7)}}"}""");
        RequireRefusal("bytes", "{" + new string(' ', 7_000_000) + "}");
    }

    [Fact]
    public void What_is_kept_parses_to_itself() =>
        Generate.Metadata.Sample(metadata => metadata.Equals(Metadata.Parse(metadata.ToString())) && metadata.Equals(Metadata.Parse(metadata.Utf8.Span)), iter: 1000);

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("{\"a\":", depth - 1)) + "{}" + new string('}', depth - 1);

    private static void RequireRefusal(string names, string json)
    {
        var refusal = Assert.Throws<InvalidEventException>(() => Metadata.Parse(json));

        Assert.Equal("metadata", refusal.Column);
        Assert.Contains(names, refusal.Message, StringComparison.Ordinal);
    }
}
