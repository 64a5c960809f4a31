namespace Daybook.Engine.Regimes.Inputs;

/// <summary>
/// The price series that regimes are computed from, one per role: closes of trading days, dates rising. A close that is not a finite number over 0 is passed
/// over. A role without a series says nothing.
/// </summary>
public sealed record RegimePrices
{
    /// <summary>A broad equity index or fund, the proxy for growth. Without it no regime can be named.</summary>
    public IReadOnlyList<(DateOnly Date, double Close)> Equity { get; init; } = [];

    /// <summary>Long government bonds at their total return, the proxy for rates. Without it no regime can be named.</summary>
    public IReadOnlyList<(DateOnly Date, double Close)> LongBonds { get; init; } = [];

    /// <summary>A commodity index, fund or leading commodity, the proxy for inflation together with bonds. Without it no regime can be named.</summary>
    public IReadOnlyList<(DateOnly Date, double Close)> Commodities { get; init; } = [];

    /// <summary>A volatility index in percent, such as the VIX. Without it the realised volatility of equity takes its place.</summary>
    public IReadOnlyList<(DateOnly Date, double Close)> VolatilityIndex { get; init; } = [];
}
