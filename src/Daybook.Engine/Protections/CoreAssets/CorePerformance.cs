namespace Daybook.Engine.Protections.CoreAssets;

/// <summary>Compares an asset's return with that of its peers.</summary>
internal static class CorePerformance
{
    private const int FewestPeers = 2;

    /// <summary>
    /// How far an asset's return lies below the mean of its peers' returns, as a fraction; negative when it lies above. Null when its own return is not known, or those of
    /// fewer than two peers are. Source: the reference system's core assets.
    /// </summary>
    /// <param name="asset">The asset.</param>
    /// <param name="peers">The assets of its bucket; itself among them or not.</param>
    /// <param name="returns">Returns over the same days, as fractions.</param>
    public static double? Underperformance(string asset, IEnumerable<string> peers, IReadOnlyDictionary<string, double> returns)
    {
        if (!returns.TryGetValue(asset, out var own))
            return null;
        double[] others = [.. peers.Where(peer => peer != asset && returns.ContainsKey(peer)).Select(peer => returns[peer])];
        return others.Length < FewestPeers ? null : others.Average() - own;
    }
}
