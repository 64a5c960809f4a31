namespace Daybook.Engine.Regimes.Detection;

/// <summary>How sure each time frame is of a regime, 0 to 1.</summary>
/// <param name="Day">The slowest frame, <c>1d</c>.</param>
/// <param name="FourHours">The middle frame, <c>4h</c>.</param>
/// <param name="Hour">The fastest frame, <c>1h</c>.</param>
public sealed record TimeframeConfidences(double Day, double FourHours, double Hour)
{
    /// <summary>The mean of the three.</summary>
    public double Mean => (Day + FourHours + Hour) / 3;

    /// <summary>The frames by the names that events use, slowest first.</summary>
    internal IEnumerable<(string Name, double Confidence)> Frames => [(RegimeEventKeys.Day, Day), (RegimeEventKeys.FourHours, FourHours), (RegimeEventKeys.Hour, Hour)];
}
