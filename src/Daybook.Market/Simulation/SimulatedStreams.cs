using Daybook.Market.Randomness;

namespace Daybook.Market.Simulation;

/// <summary>The streams that a market's draws come from, each for one matter.</summary>
internal static class SimulatedStreams
{
    private const ulong FirstBucket = 100;
    private const ulong FirstAsset = 1_000;
    private const ulong FirstHole = 10_000;

    public static Xoshiro256 Regimes(ulong seed) => new(seed, stream: 0);

    public static Xoshiro256 Market(ulong seed) => new(seed, stream: 1);

    public static Xoshiro256 Lifetimes(ulong seed) => new(seed, stream: 2);

    public static Xoshiro256 Bucket(ulong seed, int bucket) => new(seed, FirstBucket + (ulong)bucket);

    public static Xoshiro256 Asset(ulong seed, int asset) => new(seed, FirstAsset + (ulong)asset);

    public static Xoshiro256 Holes(ulong seed, int asset) => new(seed, FirstHole + (ulong)asset);
}
