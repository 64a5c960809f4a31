using Daybook.Market.Regimes;

namespace Daybook.Engine.Regimes.Inputs;

/// <summary>A regime that was named for a date, and for every date after it until the next row's.</summary>
/// <param name="Date">The date from which on it holds.</param>
/// <param name="Regime">The regime.</param>
/// <param name="Confidence">How sure its source is, 0 to 1.</param>
public sealed record RegimeSeriesRow(DateOnly Date, MarketRegime Regime, double Confidence);
