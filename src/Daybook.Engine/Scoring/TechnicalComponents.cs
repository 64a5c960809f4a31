namespace Daybook.Engine.Scoring;

/// <summary>What a technical score is made of. Each part is a score from 0 (worst) to 1 (best); <see cref="TechnicalScore"/> has the formulas.</summary>
/// <param name="Trend">How far prices are above their moving averages.</param>
/// <param name="Momentum">How much the price rose over a year, the newest month left out.</param>
/// <param name="MeanReversion">How far prices fell in the newest days, from which they tend to recover.</param>
/// <param name="Volatility">How calm the price is.</param>
public sealed record TechnicalComponents(double Trend, double Momentum, double MeanReversion, double Volatility);
