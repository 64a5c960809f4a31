using Daybook.Market.Randomness;

namespace Daybook.Market.Simulation;

/// <summary>On which days assets trade: some begin late, others stop early.</summary>
internal static class AssetLifetimes
{
    /// <summary>The first day of each asset, and the day after its last, counted from 0.</summary>
    public static (int From, int To)[] Draw(SimulationOptions options, Xoshiro256 random)
    {
        var lifetimes = new (int From, int To)[options.Assets];
        Array.Fill(lifetimes, (0, options.TradingDays));
        var order = Shuffled(options.Assets, random);
        var late = (int)Math.Round(options.LateStarters * options.Assets);
        var vanished = Math.Min((int)Math.Round(options.Vanished * options.Assets), options.Assets - late);
        for (var i = 0; i < late + vanished; i++)
        {
            var share = random.NextUnit();
            lifetimes[order[i]] = i < late
                ? ((int)((0.1 + (0.5 * share)) * options.TradingDays), options.TradingDays)
                : (0, Math.Max(1, (int)((0.4 + (0.6 * share)) * options.TradingDays)));
        }

        return lifetimes;
    }

    // Fisher and Yates, as Durstenfeld, Algorithm 235, Communications of the ACM 7 (1964), has it.
    private static int[] Shuffled(int count, Xoshiro256 random)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (var i = count - 1; i > 0; i--)
        {
            var j = random.NextBelow(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }
}
