namespace Daybook.Engine.Performance;

/// <summary>A mean and between which numbers it is likely to lie.</summary>
/// <param name="Mean">The sample's mean.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
/// <param name="Confidence">The confidence, over 0 and under 1.</param>
public sealed record MeanInterval(double Mean, double Low, double High, double Confidence);
