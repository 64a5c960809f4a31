using Daybook.Market.Regimes;

namespace Daybook.Engine.Regimes.Parameters;

/// <summary>How a regime would spread a portfolio over four kinds of buckets (the reference system's table). Fractions of the portfolio that add up to 1.</summary>
/// <param name="Risk">Risk assets.</param>
/// <param name="Defensive">Defensive assets.</param>
/// <param name="International">International assets.</param>
/// <param name="Commodities">Commodities.</param>
public sealed record RegimeBucketPreference(double Risk, double Defensive, double International, double Commodities)
{
    /// <summary>The regime's preference; all alike for a regime that the table does not name.</summary>
    public static RegimeBucketPreference Of(MarketRegime regime) => regime.Kind switch
    {
        RegimeKind.Goldilocks => new(0.45, 0.25, 0.20, 0.10),
        RegimeKind.Deflation => new(0.20, 0.45, 0.15, 0.20),
        RegimeKind.Inflation => new(0.30, 0.20, 0.25, 0.25),
        RegimeKind.Reflation => new(0.50, 0.15, 0.25, 0.10),
        _ => new(0.25, 0.25, 0.25, 0.25),
    };
}
