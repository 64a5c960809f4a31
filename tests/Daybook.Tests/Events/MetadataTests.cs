using System.Text.Json;
using Daybook.Events;
using Daybook.Tests.Events.Support;

namespace Daybook.Tests.Events;

public sealed class MetadataTests
{
    [Fact]
    public void Pairs_become_an_object_in_their_order()
    {
        var made = Metadata.Of(
            ("text", "a\"b"), ("none", (string?)null), ("whole", 7), ("long", long.MaxValue), ("number", 0.1), ("flag", true),
            ("time", Make.Noon), ("list", new[] { "x", "y" }), ("nested", Metadata.Of(("k", 1))), ("json", JsonDocument.Parse("[1.50]").RootElement));

        Assert.Equal(
            """{"text":"a\u0022b","none":null,"whole":7,"long":9223372036854775807,"number":0.1,"flag":true,"time":"2025-03-05T12:00:00Z","list":["x","y"],"nested":{"k":1},"json":[1.50]}""",
            made!.ToString());
    }

    [Fact]
    public void No_pair_is_no_metadata() => Assert.Null(Metadata.Of());

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_that_is_not_finite_is_refused(double number) => RequireRefusal("'score'", () => Metadata.Of(("score", number)));

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused_wherever_it_stands()
    {
        RequireRefusal("'a'", () => Metadata.Of(("a", "\ud83d")));
        RequireRefusal("'a'", () => Metadata.Of(("a", new[] { "fine", "\udcc8" })));
        RequireRefusal("a key", () => Metadata.Of(("\ud83d", 1)));
        RequireRefusal("half", () => Metadata.Of(("a", JsonDocument.Parse("""["\ud83d"]""").RootElement)));
        RequireRefusal("half", () => Metadata.Of(("a", JsonDocument.Parse("""{"\ud83d": 1}""").RootElement)));
    }

    [Fact]
    public void A_key_that_stands_twice_is_refused()
    {
        RequireRefusal("'a'", () => Metadata.Of(("a", 1), ("b", 2), ("a", 3)));
        RequireRefusal("'a'", () => Metadata.Of(("a", 1), ("a", 2)));
        RequireRefusal("'k'", () => Metadata.Of(("a", JsonDocument.Parse("""{"k":1,"\u006b":2}""").RootElement)));
    }

    [Fact]
    public void A_key_that_is_null_is_refused() => RequireRefusal("null", () => Metadata.Of((null!, 1)));

    [Fact]
    public void An_element_of_no_document_is_refused() => RequireRefusal("'a'", () => Metadata.Of(("a", default(JsonElement))));

    [Fact]
    public void A_number_that_overflows_is_refused_of_a_json_element() =>
        RequireRefusal("too large", () => Metadata.Of(("a", JsonDocument.Parse("1e999").RootElement)));

    [Fact]
    public void Nesting_counts_from_the_outermost_object()
    {
        var nested = Metadata.Of(("k", 1));
        for (var depth = 2; depth <= 16; depth++)
            nested = Metadata.Of(("k", nested));

        Assert.NotNull(nested);
        RequireRefusal("16", () => Metadata.Of(("k", nested)));
    }

    [Fact]
    public void Nesting_counts_whatever_it_was_made_of()
    {
        var parsed = Metadata.Parse($$"""{"list":[{{string.Concat(Enumerable.Repeat("[", 13))}}{{string.Concat(Enumerable.Repeat("]", 13))}}]}""");
        var stored = Metadata.FromStore(parsed.Utf8.ToArray());

        Assert.NotNull(Metadata.Of(("k", parsed)));
        Assert.NotNull(Metadata.Of(("k", stored)));
        RequireRefusal("16", () => Metadata.Of(("j", Metadata.Of(("k", parsed)))));
        RequireRefusal("16", () => Metadata.Of(("j", Metadata.Of(("k", stored)))));
        RequireRefusal("16", () => Metadata.Of(("k", Deep(15)), ("list", Deep(16))));
        RequireRefusal("16", () => Deep(16, ("list", new[] { "x" })));
        Assert.NotNull(Metadata.Of(("k", Deep(14, ("list", new[] { "x" })))));
    }

    [Fact]
    public void What_came_from_a_store_damaged_is_refused() =>
        RequireRefusal("not a JSON object", () => Metadata.Of(("k", Metadata.FromStore("""{"a":}"""u8.ToArray()))));

    [Fact]
    public void A_key_is_refused_twice_however_many_stand_between()
    {
        var pairs = Enumerable.Range(0, 200).Select(i => ($"key_{i}", (MetadataValue)i)).ToArray();
        Assert.NotNull(Metadata.Of(pairs));
        for (var i = 0; i < pairs.Length; i += 7)
            RequireRefusal($"'key_{i}'", () => Metadata.Of([.. pairs, ($"key_{i}", true)]));
        RequireRefusal("''", () => Metadata.Of((string.Empty, 1), ("a", 2), (string.Empty, 3)));
    }

    [Fact]
    public void The_size_is_limited_to_64_KiB()
    {
        const int Frame = 8; // {"k":""}
        Assert.Equal(64 * 1024, Metadata.Of(("k", new string('x', (64 * 1024) - Frame)))!.Utf8.Length);

        RequireRefusal("65,537 bytes", () => Metadata.Of(("k", new string('x', (64 * 1024) - Frame + 1))));
    }

    [Fact]
    public void After_a_refusal_the_next_object_is_whole()
    {
        Assert.Throws<InvalidEventException>(() => Metadata.Of(("a", "lost"), ("b", double.NaN)));

        Assert.Equal("""{"c":1}""", Metadata.Of(("c", 1))!.ToString());
    }

    [Fact]
    public void Metadata_is_equal_by_its_text()
    {
        Assert.Equal(Metadata.Of(("a", 1)), Metadata.Parse("""{"a":1}"""));
        Assert.Equal(Metadata.Of(("a", 1))!.GetHashCode(), Metadata.Parse("""{"a":1}""").GetHashCode());
        Assert.NotEqual(Metadata.Parse("""{"a":1}"""), Metadata.Parse("""{"a":1.0}"""));
    }

    /// <summary>Objects inside each other, the innermost with the pair.</summary>
    private static Metadata Deep(int levels, (string Key, MetadataValue Value)? pair = null)
    {
        var made = Metadata.Of(pair ?? ("k", 1))!;
        for (var depth = 2; depth <= levels; depth++)
            made = Metadata.Of(("k", made))!;
        return made;
    }

    private static void RequireRefusal(string names, Action make)
    {
        var refusal = Assert.Throws<InvalidEventException>(make);

        Assert.Equal("metadata", refusal.Column);
        Assert.Contains(names, refusal.Message, StringComparison.Ordinal);
    }
}
