namespace Daybook.Engine.Regimes.Inputs;

/// <summary>The four proxies that a regime is computed from. Null where the prices do not reach.</summary>
/// <param name="Growth">How strongly growth rises, 0 to 1; 0.5 is neither way.</param>
/// <param name="Inflation">How strongly inflation rises, 0 to 1; 0.5 is neither way.</param>
/// <param name="Volatility">Yearly volatility in percent.</param>
/// <param name="Rates">How strongly long rates rise, 0 to 1; 0.5 is neither way.</param>
internal sealed record RegimeProxies(double? Growth, double? Inflation, double? Volatility, double? Rates);
