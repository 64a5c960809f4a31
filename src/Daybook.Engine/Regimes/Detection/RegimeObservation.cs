using Daybook.Market.Regimes;

namespace Daybook.Engine.Regimes.Detection;

/// <summary>What a source says of the market at one time: <see cref="Inputs.RegimeSeries"/>, <see cref="Inputs.RegimeFromPrices"/>, or one of the caller's own.</summary>
/// <param name="At">The time, simulated in a backtest; parts below a microsecond are cut off.</param>
/// <param name="Base">The regime that the source names, or null when it knows none.</param>
/// <param name="BaseConfidence">How sure the source is, 0 to 1; what is outside counts as the nearest, what is not a number as 0.</param>
/// <param name="Indicators">What the market shows, or null when nothing is known of it.</param>
public sealed record RegimeObservation(DateTimeOffset At, MarketRegime? Base, double BaseConfidence, RegimeIndicators? Indicators = null);
