namespace Daybook.Engine.Prices;

/// <summary>What one asset's prices are like, for a report.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="First">The first date, or null: there is no bar.</param>
/// <param name="Last">The last date, or null.</param>
/// <param name="Bars">How many days have a bar.</param>
/// <param name="BadCloses">Days whose close cannot be traded at: not above 0, or not finite.</param>
/// <param name="LargeMoves">Days whose close is more than 50 % away from that of the bar before.</param>
/// <param name="Holes">How often a bar stands more than 10 calendar days after the one before it.</param>
/// <param name="LongestGap">The most calendar days between two neighbouring bars; 0 with fewer than two.</param>
public sealed record PriceHealth(string Asset, DateOnly? First, DateOnly? Last, int Bars, int BadCloses, int LargeMoves, int Holes, int LongestGap)
{
    /// <summary>The most calendar days from one bar to the next that are no hole: the longest closures of an exchange are shorter.</summary>
    public const int MaxGap = 10;

    /// <summary>The change of a close, relative to the one before it, up to which a move is not large.</summary>
    public const double MaxMove = 0.5;

    /// <summary>Looks at one asset's prices.</summary>
    public static PriceHealth Of(PriceSeries series)
    {
        var bars = series.Bars;
        var (bad, moves, holes, longest) = (0, 0, 0, 0);
        for (var i = 0; i < bars.Count; i++)
        {
            bad += bars[i].IsTradable ? 0 : 1;
            if (i == 0)
                continue;
            moves += IsLargeMove(bars[i - 1], bars[i]) ? 1 : 0;
            holes += IsHole(bars[i - 1], bars[i]) ? 1 : 0;
            longest = Math.Max(longest, Gap(bars[i - 1], bars[i]));
        }

        return bars.Count == 0
            ? new PriceHealth(series.Asset, null, null, 0, 0, 0, 0, 0)
            : new PriceHealth(series.Asset, bars[0].Date, bars[bars.Count - 1].Date, bars.Count, bad, moves, holes, longest);
    }

    /// <summary>Looks at every asset of a set, in the set's order.</summary>
    public static IReadOnlyList<PriceHealth> Of(PriceSet prices) => [.. prices.Series.Values.Select(Of)];

    internal static int Gap(PriceBar before, PriceBar bar) => bar.Date.DayNumber - before.Date.DayNumber;

    internal static bool IsHole(PriceBar before, PriceBar bar) => Gap(before, bar) > MaxGap;

    // From a close that is not above 0 no relative change can be told.
    internal static bool IsLargeMove(PriceBar before, PriceBar bar) => before.IsTradable && Math.Abs(Move(before, bar)) > MaxMove;

    internal static double Move(PriceBar before, PriceBar bar) => (bar.Close / before.Close) - 1;
}
