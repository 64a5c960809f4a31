using System.Globalization;

namespace Daybook.Market.Simulation;

/// <summary>Names the assets of simulated markets. An asset's name depends on its number alone, so that larger markets have the smaller ones' assets.</summary>
internal static class SimulatedUniverse
{
    private static readonly string[] Endings = ["A", "O", "EX", "IS", "UM", "AN", "EL", "OR", "IA", "US", "ON", "IX", "AR", "EN", "IL"];

    public static BucketProfile BucketOf(int asset) => BucketProfile.All[asset % BucketProfile.All.Count];

    public static IReadOnlyList<SimulatedAsset> Assets(int count) => [.. Enumerable.Range(0, count).Select(asset => new SimulatedAsset(Name(asset), BucketOf(asset).Name))];

    /// <summary>Stem and ending; once the endings are used up, with a number: <c>NOVA</c>, later <c>NOVA2</c>.</summary>
    private static string Name(int asset)
    {
        var inBucket = asset / BucketProfile.All.Count;
        var round = inBucket / Endings.Length;
        return BucketOf(asset).Stem + Endings[inBucket % Endings.Length] + (round == 0 ? "" : (round + 1).ToString(CultureInfo.InvariantCulture));
    }
}
