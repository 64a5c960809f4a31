namespace Daybook.Engine.Regimes.Detection;

/// <summary>
/// Market indicators of the three time frames. A frame without any has the confidence that is fixed for its regime. Where only daily closes are known, the
/// faster frames are shorter windows of them.
/// </summary>
/// <param name="Day">The slowest frame, <c>1d</c>. Strength is read from it.</param>
/// <param name="FourHours">The middle frame, <c>4h</c>.</param>
/// <param name="Hour">The fastest frame, <c>1h</c>.</param>
public sealed record RegimeIndicators(MarketIndicators? Day = null, MarketIndicators? FourHours = null, MarketIndicators? Hour = null);
