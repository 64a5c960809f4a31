using Daybook.Market.Regimes;

namespace Daybook.Engine.Tests.Regimes;

public sealed class MarketRegimeTests
{
    [Theory]
    [InlineData("GOLDILOCKS", "Goldilocks", RegimeKind.Goldilocks)]
    [InlineData(" deflation ", "Deflation", RegimeKind.Deflation)]
    [InlineData("iNFLATION", "Inflation", RegimeKind.Inflation)]
    [InlineData("Reflation", "Reflation", RegimeKind.Reflation)]
    [InlineData(" StagFlation", "StagFlation", RegimeKind.Other)]
    public void A_name_is_read_in_any_case_and_an_unknown_one_is_kept(string text, string name, RegimeKind kind)
    {
        var regime = MarketRegime.Parse(text);

        Assert.Equal((name, kind), (regime.Name, regime.Kind));
        Assert.True(regime == MarketRegime.Parse(text.ToUpperInvariant()));
        Assert.Equal(regime.GetHashCode(), MarketRegime.Parse(text.ToLowerInvariant()).GetHashCode());
    }

    [Fact]
    public void A_text_that_no_event_could_hold_names_no_regime()
    {
        Assert.All([null, "", "  ", new string('x', MarketRegime.MaxNameLength + 1), "half \uD800"], text => Assert.False(MarketRegime.TryParse(text, out _)));
        Assert.True(MarketRegime.TryParse(new string('x', MarketRegime.MaxNameLength), out _));
        Assert.Throws<FormatException>(() => MarketRegime.Parse(" "));
    }

    [Fact]
    public void Regimes_differ_by_name()
    {
        Assert.False(MarketRegime.Goldilocks == MarketRegime.Deflation);
        Assert.True(MarketRegime.Parse("Stagflation") != MarketRegime.Parse("Stagnation"));
        Assert.True(MarketRegime.Goldilocks != null);
        Assert.Equal("Reflation", MarketRegime.Reflation.ToString());
    }
}
