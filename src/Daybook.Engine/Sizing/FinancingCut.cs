namespace Daybook.Engine.Sizing;

/// <summary>A target that could not be financed in full.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Current">The size before, a fraction of the portfolio.</param>
/// <param name="Wanted">The size that was asked for, a fraction of the portfolio.</param>
/// <param name="Granted">The size that is left of it, never under <paramref name="Current"/>; 0 for a position that is not opened.</param>
internal sealed record FinancingCut(string Asset, double Current, double Wanted, double Granted);
