namespace Daybook.Market.Regimes;

/// <summary>The buckets that a regime favours, by name (the reference system's map).</summary>
public static class RegimeBuckets
{
    private static readonly string[] Goldilocks = ["Risk Assets", "Growth", "Large Caps", "High Beta"];
    private static readonly string[] Deflation = ["Treasurys", "Long Rates", "Defensive Assets", "Gold"];
    private static readonly string[] Inflation = ["Industrial Commodities", "Energy Commodities", "Gold", "Value"];
    private static readonly string[] Reflation = ["Cyclicals", "Value", "International", "SMID Caps"];
    private static readonly string[] Other = ["Risk Assets"];

    /// <summary>The regime's buckets, the best first; Risk Assets alone for a regime that the map does not name.</summary>
    public static IReadOnlyList<string> Favoured(MarketRegime regime) => regime.Kind switch
    {
        RegimeKind.Goldilocks => Goldilocks,
        RegimeKind.Deflation => Deflation,
        RegimeKind.Inflation => Inflation,
        RegimeKind.Reflation => Reflation,
        _ => Other,
    };
}
