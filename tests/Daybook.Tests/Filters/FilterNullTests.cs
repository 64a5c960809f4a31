using Daybook.Tests.Filters.Support;

namespace Daybook.Tests.Filters;

public class FilterNullTests
{
    // What each letter stands for: asset is NVDA, score_before is null.
    private static readonly Dictionary<char, string> Spelled = new() { ['T'] = "asset = 'NVDA'", ['F'] = "asset = 'TSLA'", ['U'] = "score_before > 0" };

    [Theory]
    [InlineData("TTT")]
    [InlineData("TFF")]
    [InlineData("TUU")]
    [InlineData("FTF")]
    [InlineData("FFF")]
    [InlineData("FUF")]
    [InlineData("UTU")]
    [InlineData("UFF")]
    [InlineData("UUU")]
    public void And_follows_the_table(string row) => AssertTruth(row[2], $"({Spelled[row[0]]} and {Spelled[row[1]]})");

    [Theory]
    [InlineData("TTT")]
    [InlineData("TFT")]
    [InlineData("TUT")]
    [InlineData("FTT")]
    [InlineData("FFF")]
    [InlineData("FUU")]
    [InlineData("UTT")]
    [InlineData("UFU")]
    [InlineData("UUU")]
    public void Or_follows_the_table(string row) => AssertTruth(row[2], $"({Spelled[row[0]]} or {Spelled[row[1]]})");

    [Theory]
    [InlineData("TF")]
    [InlineData("FT")]
    [InlineData("UU")]
    public void Not_follows_the_table(string row) => AssertTruth(row[1], $"(not {Spelled[row[0]]})");

    [Theory]
    [InlineData("score_before = 1")]
    [InlineData("score_before != 1")]
    [InlineData("score_before in (1, 2)")]
    [InlineData("score_before between 0 and 1")]
    [InlineData("origin = 'native'")]
    [InlineData("origin != 'native'")]
    [InlineData("origin like '%'")]
    [InlineData("origin contains ''")]
    [InlineData("origin in ('a')")]
    [InlineData("metadata.absent = 1")]
    [InlineData("metadata.note = 'x'")]
    public void A_null_compares_as_unknown(string text) => AssertTruth('U', text);

    [Theory]
    [InlineData("score_before is null", 'T')]
    [InlineData("score_after is null", 'F')]
    [InlineData("origin is null", 'T')]
    [InlineData("id is null", 'F')]
    [InlineData("occurred is null", 'F')]
    [InlineData("severity is null", 'F')]
    [InlineData("metadata is null", 'F')]
    [InlineData("metadata.note is null", 'T')]
    [InlineData("metadata.absent is null", 'T')]
    [InlineData("metadata.recent_cycles.deeper is null", 'T')]
    [InlineData("metadata.checks is null", 'F')]
    public void Is_null_is_never_unknown(string text, char truth) => AssertTruth(truth, text);

    [Fact]
    public void An_imported_event_has_an_origin()
    {
        var imported = Given.Event(fields => fields with { Origin = "journal.csv" });

        Assert.True(Given.Matches("origin is not null and origin like '%.csv'", imported));
        Assert.False(Given.Matches("origin is not null"));
    }

    [Fact]
    public void An_event_without_metadata_has_no_places_in_it()
    {
        var bare = Given.Event(fields => fields with { Metadata = null });

        Assert.True(Given.Matches("metadata is null and metadata.a is null", bare));
        Assert.False(Given.Matches("metadata.a = 1 or not metadata.a = 1", bare));
    }

    private static void AssertTruth(char expected, string text)
    {
        var (holds, fails) = (Given.Matches(text), Given.Matches($"not ({text})"));
        Assert.Equal(expected, holds ? 'T' : fails ? 'F' : 'U');
        Assert.False(holds && fails);
    }
}
