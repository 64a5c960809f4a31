namespace Daybook.Operations.Inputs;

/// <summary>The symbols whose prices regimes are computed from.</summary>
/// <param name="Equity">A broad equity index, or null.</param>
/// <param name="Bonds">Long government bonds, or null.</param>
/// <param name="Commodities">A commodity, or null.</param>
/// <param name="Volatility">A volatility index, or null.</param>
internal sealed record RegimeRoles(string? Equity, string? Bonds, string? Commodities, string? Volatility)
{
    public static RegimeRoles None { get; } = new(null, null, null, null);

    /// <summary>The symbols that are named.</summary>
    public IEnumerable<string> Symbols => new[] { Equity, Bonds, Commodities, Volatility }.OfType<string>();
}
