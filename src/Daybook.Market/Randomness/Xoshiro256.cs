using System.Numerics;

namespace Daybook.Market.Randomness;

/// <summary>
/// A seeded generator of our own, so that what a seed gives does not depend on the runtime's: xoshiro256** of Blackman and Vigna, Scrambled Linear Pseudorandom
/// Number Generators, ACM Transactions on Mathematical Software 47 (2021). Its state is drawn from the seed by splitmix64, as its authors advise. Not for
/// secrets, and not safe for several threads at once.
/// </summary>
internal sealed class Xoshiro256
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Takes a state with at least one word that is not 0.</summary>
    public Xoshiro256(ulong s0, ulong s1, ulong s2, ulong s3) => (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);

    /// <summary>Takes a seed and the number of a stream: each number gives draws of its own, which those of the others do not move.</summary>
    public Xoshiro256(ulong seed, ulong stream)
    {
        var states = new SplitMix64(SplitMix64.Mix(seed) ^ SplitMix64.Mix(stream + 0x9E3779B97F4A7C15));
        (_s0, _s1, _s2, _s3) = (states.Next(), states.Next(), states.Next(), states.Next());
    }

    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A number from 0 inclusive to 1 exclusive, one of 2^53.</summary>
    public double NextUnit() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 inclusive to a bound exclusive. Its bias is under bound / 2^64.</summary>
    public int NextBelow(int bound) => (int)Math.BigMul(NextBits(), (ulong)bound, out _);
}
