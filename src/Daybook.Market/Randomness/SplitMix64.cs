namespace Daybook.Market.Randomness;

/// <summary>
/// Spreads a seed over the whole state of a larger generator: Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, OOPSLA 2014, with the
/// constants of Vigna's public-domain splitmix64.c.
/// </summary>
internal struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    /// <summary>The generator's output for a state: a bijection in which each bit of the input changes about half of the output's.</summary>
    public static ulong Mix(ulong state)
    {
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EB;
        return state ^ (state >> 31);
    }
}
