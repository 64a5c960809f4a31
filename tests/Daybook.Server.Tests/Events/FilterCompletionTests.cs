using Daybook.Contract.Making;
using Daybook.Filters;
using Daybook.Server.Pages.Events.Completion;
using Daybook.Server.Tests.Support;
using Daybook.Statistics;

namespace Daybook.Server.Tests.Events;

/// <summary>While a filter is written, the words are offered that can stand at the place. The bar stands for the caret.</summary>
public sealed class FilterCompletionTests
{
    private static readonly RecordedNames s_recorded = new(
        new JournalStatistics(
            9,
            new Dictionary<string, long> { ["portfolio"] = 9 },
            new Dictionary<string, long> { ["position_open"] = 6, ["my_own"] = 3 },
            new Dictionary<string, long> { ["open"] = 6 },
            new Dictionary<string, long> { ["NVDA"] = 5, ["KO"] = 3, ["O'NEIL"] = 1 },
            new ExecutionTimes(0, null, null, null, null, null), 0, 0, []),
        ["us-momentum"]);

    [Theory]
    [InlineData("|", "id ")]
    [InlineData("as|", "asset ")]
    [InlineData("not ca|", "category ")]
    [InlineData("(typ|", "type ")]
    [InlineData("thresho|", "metadata.threshold ")]
    [InlineData("metadata.thre|", "metadata.threshold ")]
    [InlineData("asset |", "= ")]
    [InlineData("asset not |", "= ")]
    [InlineData("size_after b|", "between ")]
    [InlineData("occurred |", ">= ")]
    [InlineData("asset = |", "'NVDA' ")]
    [InlineData("asset = '|", "'NVDA' ")]
    [InlineData("asset = 'k|", "'KO' ")]
    [InlineData("asset = 'O''N|", "'O''NEIL' ")]
    [InlineData("asset in |", "(")]
    [InlineData("asset in ('KO', '|", "'NVDA' ")]
    [InlineData("asset in ('KO', n|", "'NVDA' ")]
    [InlineData("event_type = 'my|", "'my_own' ")]
    [InlineData("category = 'pro|", "'protection' ")]
    [InlineData("severity >= |", "'debug' ")]
    [InlineData("portfolio = '|", "'us-momentum' ")]
    [InlineData("occurred >= -|", "-1h ")]
    [InlineData("asset is |", "null ")]
    [InlineData("asset is not |", "null ")]
    [InlineData("size_after between 1 |", "and ")]
    [InlineData("asset = 'KO' |", "and ")]
    [InlineData("asset = 'KO' o|", "or ")]
    [InlineData("asset in ('KO') |", "and ")]
    [InlineData("(asset = 'KO') and |", "id ")]
    [InlineData("ass|et = 'KO'", "asset ")]
    public void The_first_word_fits_the_place(string written, string expected)
    {
        var at = written.IndexOf('|', StringComparison.Ordinal);
        Assert.Equal(expected, FilterCompletion.At(written.Remove(at, 1), at, s_recorded).Words[0].Text);
    }

    [Fact]
    public void What_is_written_is_replaced_to_the_end_of_its_word()
    {
        Assert.Equal((4, 9), Range("not asset = 'KO'", 6));
        Assert.Equal((8, 12), Range("asset = 'KO'", 10));
        Assert.Equal((8, 8), Range("asset = ", 8));
    }

    [Fact]
    public void Every_beginning_of_any_text_is_answered()
    {
        var random = new Random(7);
        const string characters = "asset='()<>!,.\"-+ in not between and metadata.\u202e😀0";
        for (var i = 0; i < 2_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => characters[random.Next(characters.Length)]));
            var at = random.Next(-1, text.Length + 2);
            var found = FilterCompletion.At(text, at, s_recorded);
            Assert.True(found.From >= 0 && found.From <= found.To && found.To <= text.Length, $"{text} at {at}: {found}");
        }
    }

    [Fact]
    public void What_is_offered_for_fields_operators_and_values_can_be_read()
    {
        foreach (var field in FilterCompletion.At(string.Empty, 0, s_recorded).Words.Where(word => word.Text != "not "))
        {
            foreach (var compared in FilterCompletion.At(field.Text, field.Text.Length, s_recorded).Words.Where(word => word.Text.TrimEnd() is "=" or ">="))
            {
                foreach (var value in FilterCompletion.At(field.Text + compared.Text, field.Text.Length + compared.Text.Length, s_recorded).Words)
                    Filter.Parse(field.Text + compared.Text + value.Text, Make.Start);
            }
        }
    }

    [Fact]
    public async Task A_page_asks_for_them_by_address()
    {
        await using var server = await RunningServer.StartAsync(async journal => await journal.AppendAsync([Make.Open("KO"), Make.Open("<b>'")], cancellationToken: TestContext.Current.CancellationToken));
        var found = await server.GetJsonAsync("/journals/a/filter-words?text=asset%20%3D%20&at=8");
        Assert.Equal((8, 8), (found.GetProperty("from").GetInt32(), found.GetProperty("to").GetInt32()));
        Assert.Equal(["'<b>''' ", "'KO' "], found.GetProperty("words").EnumerateArray().Select(word => word.GetProperty("text").GetString()));
        Assert.Equal("1 event", found.GetProperty("words")[0].GetProperty("note").GetString());
    }

    private static (int From, int To) Range(string text, int at)
    {
        var found = FilterCompletion.At(text, at, s_recorded);
        return (found.From, found.To);
    }
}
