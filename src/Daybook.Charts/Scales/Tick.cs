namespace Daybook.Charts.Scales;

/// <summary>A mark on an axis.</summary>
/// <param name="Value">The value.</param>
/// <param name="Label">What stands beside it, without the axis's unit; may be empty.</param>
internal readonly record struct Tick(double Value, string Label);
