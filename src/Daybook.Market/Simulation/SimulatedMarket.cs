using Daybook.Market.Buckets;
using Daybook.Market.Prices;
using Daybook.Market.Regimes;

namespace Daybook.Market.Simulation;

/// <summary>A market that was made up, and what is known of it that no real market tells. Immutable.</summary>
public sealed class SimulatedMarket
{
    /// <summary>The series of the equity index.</summary>
    public const string EquityIndex = "EQUITY";

    /// <summary>The series of long bonds at their total return.</summary>
    public const string LongBonds = "BONDS";

    /// <summary>The series of the commodity index.</summary>
    public const string CommodityIndex = "COMMODITY";

    /// <summary>The series of the volatility index, in percent.</summary>
    public const string VolatilityIndex = "VOLATILITY";

    internal SimulatedMarket(SimulationOptions options, PriceSet prices, IReadOnlyList<(DateOnly Date, MarketRegime Regime)> regimes, IReadOnlyList<SimulatedAsset> assets)
    {
        Options = options;
        Prices = prices;
        Regimes = regimes;
        Assets = assets;
        Buckets = new BucketMap(assets
            .GroupBy(asset => asset.Bucket, asset => asset.Name, StringComparer.Ordinal)
            .Select(bucket => KeyValuePair.Create<string, IReadOnlyList<string>>(bucket.Key, [.. bucket])));
    }

    /// <summary>The options that it was made with.</summary>
    public SimulationOptions Options { get; }

    /// <summary>
    /// The closes of all assets, and those of <see cref="EquityIndex"/>, <see cref="LongBonds"/>, <see cref="CommodityIndex"/> and
    /// <see cref="VolatilityIndex"/>, which are there for every day. All are finite and over 0.
    /// </summary>
    public PriceSet Prices { get; }

    /// <summary>The regime that the market was in on each trading day, which is hidden from those who trade in it.</summary>
    public IReadOnlyList<(DateOnly Date, MarketRegime Regime)> Regimes { get; }

    /// <summary>The assets, without the four indices.</summary>
    public IReadOnlyList<SimulatedAsset> Assets { get; }

    /// <summary>Which bucket each asset belongs to; the four indices belong to none.</summary>
    public BucketMap Buckets { get; }
}
