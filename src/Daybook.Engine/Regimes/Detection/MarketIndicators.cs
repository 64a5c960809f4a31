namespace Daybook.Engine.Regimes.Detection;

/// <summary>
/// What the market shows of the regimes in one time frame. All but the volatility index are scores from 0 to 1, where 0.5, the default, says nothing; finite numbers.
/// <see cref="Inputs.RegimeFromPrices"/> computes them from prices.
/// </summary>
public sealed record MarketIndicators
{
    /// <summary>A volatility index such as the VIX: the market's expected yearly volatility in percent, over 0. Default: 20.</summary>
    public double Vix { get; init; } = 20;

    /// <summary>How strongly growth is rising.</summary>
    public double GrowthMomentum { get; init; } = 0.5;

    /// <summary>How strongly growth is falling.</summary>
    public double GrowthWeakness { get; init; } = 0.5;

    /// <summary>How far growth has turned upwards.</summary>
    public double GrowthRecovery { get; init; } = 0.5;

    /// <summary>How much risk investors want.</summary>
    public double RiskAppetite { get; init; } = 0.5;

    /// <summary>How clear the market's trend is, whichever way it goes.</summary>
    public double TrendStrength { get; init; } = 0.5;

    /// <summary>How much safety investors want.</summary>
    public double SafeHaven { get; init; } = 0.5;

    /// <summary>How strongly prices point to deflation.</summary>
    public double DeflationSignals { get; init; } = 0.5;

    /// <summary>How strongly prices point to inflation.</summary>
    public double InflationPressure { get; init; } = 0.5;

    /// <summary>How strongly commodities are rising.</summary>
    public double Commodities { get; init; } = 0.5;

    /// <summary>How far real assets do better than financial ones.</summary>
    public double RealAssets { get; init; } = 0.5;

    /// <summary>How far the level of rates is one of rising rates.</summary>
    public double RateEnvironment { get; init; } = 0.5;

    /// <summary>How strongly rates are being pushed up.</summary>
    public double RatePressure { get; init; } = 0.5;

    /// <summary>How far monetary conditions support growth.</summary>
    public double PolicySupport { get; init; } = 0.5;

    /// <summary>How far cyclical assets do better than the others.</summary>
    public double Cyclicals { get; init; } = 0.5;
}
