namespace Daybook.Cli.Demo;

/// <summary>An asset of the demo's market.</summary>
/// <param name="Symbol">Its symbol.</param>
/// <param name="Bucket">The bucket that a regime favours or not.</param>
/// <param name="Price">Its price on the first day.</param>
/// <param name="Volatility">The standard deviation of its daily return.</param>
internal sealed record DemoAsset(string Symbol, string Bucket, double Price, double Volatility);

/// <summary>Twenty assets, and which buckets each regime favours. The prices are made up.</summary>
internal static class DemoUniverse
{
    private const string Risk = "Risk Assets";
    private const string HighBeta = "High Beta";
    private const string Cyclicals = "Cyclicals";
    private const string International = "International";
    private const string Defensive = "Defensive Assets";
    private const string LowBeta = "Low Beta";

    public static IReadOnlyList<DemoAsset> Assets { get; } =
    [
        new("NVDA", Risk, 138.3, 0.028), new("AAPL", Risk, 243.9, 0.016), new("MSFT", Risk, 418.6, 0.015), new("AMZN", Risk, 220.2, 0.019),
        new("TSLA", HighBeta, 379.3, 0.036), new("AMD", HighBeta, 120.6, 0.030), new("COIN", HighBeta, 257.2, 0.042), new("RKLB", HighBeta, 25.4, 0.045),
        new("CAT", Cyclicals, 362.8, 0.017), new("XOM", Cyclicals, 107.3, 0.014), new("JPM", Cyclicals, 240.0, 0.014), new("HD", Cyclicals, 388.5, 0.014),
        new("EFA", International, 75.6, 0.010), new("EEM", International, 41.9, 0.012),
        new("KO", Defensive, 61.8, 0.009), new("PG", Defensive, 165.9, 0.009), new("JNJ", Defensive, 144.0, 0.010), new("WMT", Defensive, 90.0, 0.012),
        new("TLT", LowBeta, 87.1, 0.009), new("GLD", LowBeta, 245.4, 0.010),
    ];

    public static IReadOnlyList<(string Regime, IReadOnlyList<string> Buckets)> Regimes { get; } =
    [
        ("Reflation", [Risk, HighBeta, Cyclicals, International]),
        ("Goldilocks", [Risk, HighBeta, Cyclicals]),
        ("Inflation", [Cyclicals, International, LowBeta]),
        ("Deflation", [Defensive, LowBeta]),
    ];
}
