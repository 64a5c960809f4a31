using CsCheck;
using Daybook.Engine.Regimes.Inputs;
using Daybook.Market.Regimes;

namespace Daybook.Engine.Tests.Regimes.Inputs;

public sealed class RegimeSeriesTests
{
    [Fact]
    public void A_dates_regime_is_that_of_the_latest_row_on_it_or_before_it()
    {
        var series = Read("date,regime,confidence\n2025-01-02,REFLATION,0.8\n2025-02-07,Deflation,\n");

        Assert.Null(series.At(new DateOnly(2025, 1, 1)));
        Assert.Equal(new RegimeSeriesRow(new DateOnly(2025, 1, 2), MarketRegime.Reflation, 0.8), series.At(new DateOnly(2025, 1, 2)));
        Assert.Equal(MarketRegime.Reflation, series.At(new DateOnly(2025, 2, 6))!.Regime);
        Assert.Equal((MarketRegime.Deflation, 0.9), (series.At(new DateOnly(2025, 2, 7))!.Regime, series.At(new DateOnly(2030, 1, 1))!.Confidence));
        Assert.Empty(series.Notes);
    }

    [Fact]
    public void It_never_looks_ahead() => Gen.Select(Gen.Int[0, 400].Array[1, 40], Gen.Int[-5, 410]).Sample((days, asked) =>
    {
        var first = new DateOnly(2025, 1, 1);
        var lines = days.Select(day => $"{first.AddDays(day):yyyy-MM-dd},regime {day}");
        var series = Read("date,regime\n" + string.Join('\n', lines));

        var known = days.Where(day => day <= asked).ToList();
        Assert.Equal(known.Count == 0 ? null : $"regime {known.Max()}", series.At(first.AddDays(asked))?.Regime.Name);
        Assert.Equal(days.Distinct().Order().Select(day => first.AddDays(day)), series.Rows.Select(row => row.Date));
    });

    [Fact]
    public void The_reference_systems_own_file_is_read()
    {
        const string text = "date,regime,confidence,stability,duration_days,active_buckets,portfolio_return_in_regime\r\n"
            + "2025-01-02,REFLATION,0.0,0.0,36,\"Risk Assets,High Beta,Cyclicals,International\",2.0698\r\n"
            + "2025-02-07,DEFLATION,0.0,0.0,117,\"Defensive Assets,Low Beta\",0.4736\r\n";

        Assert.Equal([(MarketRegime.Reflation, 0.0), (MarketRegime.Deflation, 0.0)], Read(text).Rows.Select(row => (row.Regime, row.Confidence)));
        Assert.All(Read(text, new RegimeSeriesOptions { ReadConfidence = false }).Rows, row => Assert.Equal(0.9, row.Confidence));
    }

    [Fact]
    public void Columns_may_stand_in_any_order_and_case_and_lines_may_be_empty()
    {
        var series = Read("\uFEFFConfidence , note,REGIME, Date\n\n 0.5 ,\"said \"\"so\"\", twice\",\" goldilocks\",2025-03-01\n   \n");

        Assert.Equal(new RegimeSeriesRow(new DateOnly(2025, 3, 1), MarketRegime.Goldilocks, 0.5), Assert.Single(series.Rows));
    }

    [Fact]
    public void Rows_out_of_order_are_put_in_order_and_noted()
    {
        var series = Read("date,regime\n2025-03-01,Inflation\n2025-01-01,Goldilocks\n2025-02-01,Deflation\n");

        Assert.Equal(["Goldilocks", "Deflation", "Inflation"], series.Rows.Select(row => row.Regime.Name));
        Assert.Equal(new RegimeSeriesNote(3, RegimeSeriesNoteCodes.Unsorted, "2025-01-01 comes after 2025-03-01"), Assert.Single(series.Notes));
    }

    [Fact]
    public void A_date_that_stands_twice_is_noted_and_the_later_row_holds()
    {
        var series = Read("date,regime\n2025-01-01,Goldilocks\n2025-01-01,GOLDILOCKS\n2025-01-01,Deflation\n");

        Assert.Equal(MarketRegime.Deflation, Assert.Single(series.Rows).Regime);
        Assert.Equal([(3, RegimeSeriesNoteCodes.Duplicate), (4, RegimeSeriesNoteCodes.Conflict)], series.Notes.Select(note => (note.Line, note.Code)));
        Assert.Equal("2025-01-01 is Deflation here and Goldilocks on line 3; this row is used", series.Notes[1].Message);
    }

    [Fact]
    public void An_unknown_regime_is_kept_and_noted()
    {
        var series = Read("date,regime\n2025-01-01,Stag\u0007flation\n");

        Assert.Equal("Stag\u0007flation", series.Rows[0].Regime.Name);
        Assert.Equal((2, RegimeSeriesNoteCodes.UnknownRegime), (series.Notes[0].Line, series.Notes[0].Code));
        Assert.Contains("'Stag?flation'", series.Notes[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1, null, "the file is empty")]
    [InlineData("\n\nday,regime\n", 3, "date", "the header does not name it")]
    [InlineData("date,name\n", 1, "regime", "the header does not name it")]
    [InlineData("date,regime,DATE\n", 1, "date", "the header names it twice")]
    [InlineData("date,regime\n2025-01-01,Deflation\n\n01.02.2025,Deflation\n", 4, "date", "'01.02.2025' is not a date like 2025-01-31")]
    [InlineData("date,regime\n2025-02-30,Deflation\n", 2, "date", "'2025-02-30' is not a date")]
    [InlineData("date,regime\n2025-01-01, \n", 2, "regime", "it is empty")]
    [InlineData("date,regime\n2025-01-01\n", 2, "regime", "the row has only 1 fields")]
    [InlineData("date,regime,confidence\n2025-01-01,Deflation,1.01\n", 2, "confidence", "'1.01' is not a number from 0 to 1")]
    [InlineData("date,regime,confidence\n2025-01-01,Deflation,-0.01\n", 2, "confidence", "'-0.01' is not a number from 0 to 1")]
    [InlineData("date,regime,confidence\n2025-01-01,Deflation,NaN\n", 2, "confidence", "'NaN' is not a number from 0 to 1")]
    [InlineData("date,regime,confidence\n2025-01-01,Deflation,\"0,9\"\n", 2, "confidence", "'0,9' is not a number from 0 to 1")]
    [InlineData("date,regime\n\"2025-01-01,Deflation\n", 2, null, "a quote is misplaced or not closed")]
    [InlineData("date,regime\n\"2025-01-01\"x,Deflation\n", 2, null, "a quote is misplaced or not closed")]
    public void What_cannot_be_read_is_refused_with_its_line_and_column(string text, int line, string? column, string problem)
    {
        var error = Assert.Throws<RegimeSeriesFormatException>(() => Read(text));

        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.StartsWith(column is null ? $"Line {line}: " : $"Line {line}, column {column}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_ends_before_its_confidence_has_the_default() =>
        Assert.Equal(0.9, Read("date,regime,confidence\n2025-01-01,Deflation\n").Rows[0].Confidence);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    public void Confidence_may_be_0_and_1(string text, double confidence) =>
        Assert.Equal(confidence, Read($"date,regime,confidence\n2025-01-01,Deflation,{text}\n").Rows[0].Confidence);

    [Fact]
    public void No_text_does_worse_than_being_refused() => Gen.OneOf(
        Gen.String, Gen.String.Select(tail => "date,regime,confidence\n" + tail), Gen.OneOf(Gen.Const(","), Gen.Const("\""), Gen.Const("\n"), Gen.Const("2025-01-01"), Gen.Const("x"))
            .Array[0, 30].Select(parts => "date,regime\n" + string.Concat(parts))).Sample(text =>
    {
        try
        {
            Assert.NotNull(Read(text).Rows);
        }
        catch (RegimeSeriesFormatException error)
        {
            Assert.True(error.Line > 0);
        }
    });

    [Fact]
    public void An_observation_has_the_series_regime_of_its_day_in_UTC()
    {
        var series = Read("date,regime,confidence\n2025-01-02,Reflation,0.8\n");
        var late = new DateTimeOffset(2025, 1, 1, 20, 0, 0, TimeSpan.FromHours(-5));

        Assert.Equal((MarketRegime.Reflation, 0.8), (series.Observe(late).Base, series.Observe(late).BaseConfidence));
        Assert.Equal((null, 0.0), (series.Observe(late.AddHours(-2)).Base, series.Observe(late.AddHours(-2)).BaseConfidence));
    }

    private static RegimeSeries Read(string text, RegimeSeriesOptions? options = null) => RegimeSeries.Read(new StringReader(text), options);
}
