namespace Daybook.Engine.Sizing;

/// <summary>An asset and its size.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Size">The size, a fraction of the portfolio above 0.</param>
internal sealed record SizedPosition(string Asset, double Size);
