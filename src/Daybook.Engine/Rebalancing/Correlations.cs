namespace Daybook.Engine.Rebalancing;

/// <summary>Says which of some assets an asset moves most closely with.</summary>
/// <param name="asset">The asset.</param>
/// <param name="others">The assets that it is compared with; not empty, itself not among them.</param>
/// <returns>The closest and its coefficient, or null when none is known.</returns>
public delegate ClosestPeer? Correlations(string asset, IReadOnlyList<string> others);

/// <summary>The asset that another one moves most closely with.</summary>
/// <param name="Asset">That asset.</param>
/// <param name="Correlation">The coefficient of correlation, -1 to 1.</param>
public sealed record ClosestPeer(string Asset, double Correlation);
