using CsCheck;
using Daybook.Engine.Scoring;

namespace Daybook.Engine.Tests.Scoring;

public sealed class FundamentalScoresTests
{
    private static readonly DateTimeOffset s_march = new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_newest_score_counts_that_is_not_dated_later()
    {
        var scores = FundamentalScores.Parse("asset,score,date\nKO,0.4,2025-02-01\nKO,0.7,2025-03-01\nKO,0.2,2025-01-01\n");

        Assert.Null(scores.At("KO", s_march.AddMonths(-3)));
        Assert.Equal(0.2, scores.At("KO", s_march.AddDays(-30)));
        Assert.Equal(0.4, scores.At("KO", s_march.AddTicks(-1)));
        Assert.Equal(0.7, scores.At("KO", s_march));
        Assert.Equal(0.7, scores.At("KO", s_march.AddYears(5)));
        Assert.Null(scores.At("PG", s_march));
        Assert.Null(scores.At("ko", s_march));
    }

    [Fact]
    public void A_score_without_a_date_holds_from_the_beginning()
    {
        Assert.Equal(0.25, FundamentalScores.Parse("asset,score\nKO,0.25").At("KO", DateTimeOffset.MinValue));
        Assert.Equal(0.25, FundamentalScores.Parse("asset,score,date\nKO,0.25,\nKO,0.5,2025-03-01").At("KO", s_march.AddDays(-1)));
    }

    [Fact]
    public void Columns_may_come_in_any_order_in_capitals_quoted_and_with_a_byte_order_mark()
    {
        var scores = FundamentalScores.Parse("\uFEFF Date , SCORE,\"Asset\"\r\n\r\n2025-03-01T12:00:00Z, 1 ,\"BRK,\"\"B\"\"\"\r\n");

        Assert.Equal(1, scores.At("BRK,\"B\"", s_march.AddHours(12)));
        Assert.Null(scores.At("BRK,\"B\"", s_march.AddHours(12).AddTicks(-1)));
    }

    [Theory]
    [InlineData("asset,score\nKO,0.5\nPG,good", "line 3: the score 'good' is not a number from 0 to 1")]
    [InlineData("asset,score\nKO,1.01", "line 2: the score '1.01' is not a number from 0 to 1")]
    [InlineData("asset,score\nKO,NaN", "line 2: the score 'NaN' is not a number from 0 to 1")]
    [InlineData("asset,score\nKO,-0.1", "line 2: the score '-0.1' is not a number from 0 to 1")]
    [InlineData("asset,score\n\n,0.5", "line 3: the asset has 0 characters, not 1 to 256")]
    [InlineData("asset,score,date\nKO,0.5,3/5/2025", "line 2: the date '3/5/2025' is not ISO 8601, such as 2025-03-05")]
    [InlineData("asset,score\nKO,0.5,2025-01-01", "line 2: there are 3 fields, not 2")]
    [InlineData("asset,score\nKO", "line 2: there are 1 fields, not 2")]
    [InlineData("asset,score\n\"KO,0.5", "line 2: a quotation mark is not closed, is inside a field, or has text after it")]
    [InlineData("asset,score\n\"KO\"s,0.5", "line 2: a quotation mark is not closed, is inside a field, or has text after it")]
    [InlineData("asset,score\nKO,0.5\nKO,0.6", "line 3: 'KO' has a score of the same date in line 2")]
    [InlineData("asset,score,dates\nKO,0.5,2025-01-01", "line 1: there is no column 'dates'; the first line names asset, score and, if wanted, date")]
    [InlineData("asset,asset,score", "line 1: the column 'asset' stands 2 times, not once")]
    [InlineData("asset\nKO", "line 1: the column 'score' stands 0 times, not once")]
    [InlineData("", "line 1: there are no columns; the first line names asset, score and, if wanted, date")]
    public void What_is_wrong_is_said_with_its_line(string csv, string error)
    {
        var refused = Assert.Throws<FormatException>(() => FundamentalScores.Parse(csv));

        Assert.Contains(error, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_errors_are_reported_at_once_up_to_ten()
    {
        var refused = Assert.Throws<FormatException>(() => FundamentalScores.Parse("asset,score\n" + string.Concat(Enumerable.Repeat("KO,x\n", 20))));

        Assert.Contains("line 11: ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("line 12: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_the_text_it_is_read_or_refused() => Gen.Char["asetcordKO01.,\"\r\n-: "].Array[0, 60].Select(letters => "asset,score\n" + new string(letters)).Sample(csv =>
    {
        try
        {
            FundamentalScores.Parse(csv);
        }
        catch (FormatException)
        {
            // That is how it is refused; anything else fails the test.
        }
    });

    [Fact]
    public void Later_scores_never_change_what_was_known() => Gen.Select(Gen.Int[0, 60], Gen.Int[0, 60], Gen.Int[0, 60]).Where((known, later, asOf) => known != later && later > asOf).Sample((known, later, asOf) =>
    {
        var before = $"asset,score,date\nKO,0.5,{s_march.AddDays(known):yyyy-MM-dd}\n";
        var after = before + $"KO,0.9,{s_march.AddDays(later):yyyy-MM-dd}\n";

        Assert.Equal(FundamentalScores.Parse(before).At("KO", s_march.AddDays(asOf)), FundamentalScores.Parse(after).At("KO", s_march.AddDays(asOf)));
    });
}
