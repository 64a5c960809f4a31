namespace Daybook.Charts;

/// <summary>A value at a time. A value that is not finite is a gap: lines break there.</summary>
/// <param name="Time">When.</param>
/// <param name="Value">The value, in the unit of its series.</param>
public readonly record struct ChartPoint(DateTimeOffset Time, double Value);
