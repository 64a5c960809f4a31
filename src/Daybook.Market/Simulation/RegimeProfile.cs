using Daybook.Market.Regimes;

namespace Daybook.Market.Simulation;

/// <summary>
/// How the market behaves in a regime. The numbers are chosen, not fitted: their order across regimes is that of Ilmanen, Maloney and Ross, Exploring
/// Macroeconomic Sensitivities, Journal of Portfolio Management 40 (2014), their size that of an equity index, long government bonds and a commodity index in
/// good years and bad. Bonds turn from a hedge of equity into its companion when inflation rules (Campbell, Pflueger and Viceira, Macroeconomic Drivers of Bond
/// and Equity Risks, Journal of Political Economy 128 (2020)).
/// </summary>
/// <param name="Equity">The equity index.</param>
/// <param name="Bonds">Long bonds.</param>
/// <param name="BondsWithEquity">The correlation of the two, -1 to 1.</param>
/// <param name="Commodities">The commodity index.</param>
/// <param name="CommoditiesWithEquity">The correlation of the two, -1 to 1.</param>
/// <param name="VolatilityIndex">Where the volatility index tends to, in percent.</param>
/// <param name="OwnVolatility">By how much the volatility of buckets and assets of their own is multiplied. It moves less than the market's, so that correlations rise in bad times.</param>
internal sealed record RegimeProfile(
    YearlyMoves Equity,
    YearlyMoves Bonds,
    double BondsWithEquity,
    YearlyMoves Commodities,
    double CommoditiesWithEquity,
    double VolatilityIndex,
    double OwnVolatility)
{
    private static readonly RegimeProfile Goldilocks = new(new(0.18, 0.11), new(0.05, 0.07), -0.15, new(-0.08, 0.14), 0.15, 13, 0.9);
    private static readonly RegimeProfile Reflation = new(new(0.16, 0.15), new(-0.03, 0.08), -0.20, new(0.20, 0.17), 0.40, 18, 1.0);
    private static readonly RegimeProfile Inflation = new(new(-0.12, 0.18), new(-0.10, 0.10), 0.30, new(0.28, 0.22), 0.10, 22, 1.1);
    private static readonly RegimeProfile Deflation = new(new(-0.28, 0.27), new(0.14, 0.11), -0.45, new(-0.35, 0.27), 0.45, 32, 1.25);

    public static RegimeProfile Of(MarketRegime regime) => regime.Kind switch
    {
        RegimeKind.Goldilocks => Goldilocks,
        RegimeKind.Deflation => Deflation,
        RegimeKind.Inflation => Inflation,
        RegimeKind.Reflation => Reflation,
        _ => throw new ArgumentOutOfRangeException(nameof(regime), regime, "The simulator knows the four regimes of the tables."),
    };
}
