namespace Daybook.Market.Prices;

/// <summary>What one asset's prices are like, for a report.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="First">The first date, or null: there is no bar.</param>
/// <param name="Last">The last date, or null.</param>
/// <param name="Bars">How many days have a bar.</param>
/// <param name="BadCloses">Days whose close cannot be traded at: not above 0, or not finite.</param>
/// <param name="LargeMoves">Days whose close is more than 30 % away from that of the bar before.</param>
/// <param name="Holes">How often a bar stands more than 10 calendar days after the one before it.</param>
/// <param name="LongestGap">The most calendar days between two neighbouring bars; 0 with fewer than two.</param>
public sealed record PriceHealth(string Asset, DateOnly? First, DateOnly? Last, int Bars, int BadCloses, int LargeMoves, int Holes, int LongestGap)
{
    /// <summary>The most calendar days from one bar to the next that are no hole: the longest closures of an exchange are shorter.</summary>
    public const int MaxGap = 10;

    /// <summary>The change of a close, relative to the one before it, up to which a move is not large.</summary>
    public const double MaxMove = 0.3;

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

    private const double Rounding = 1e-9;

    internal static int Gap(PriceBar before, PriceBar bar) => bar.Date.DayNumber - before.Date.DayNumber;

    internal static bool IsHole(PriceBar before, PriceBar bar) => Gap(before, bar) > MaxGap;

    // From a close that is not above 0 no relative change can be told.
    internal static bool IsLargeMove(PriceBar before, PriceBar bar) => before.IsTradable && Math.Abs(Move(before, bar)) > MaxMove + Rounding;

    private static readonly (int New, int Old)[] Ratios =
        [(2, 1), (3, 1), (4, 1), (5, 1), (6, 1), (7, 1), (8, 1), (10, 1), (12, 1), (15, 1), (20, 1), (25, 1), (30, 1), (40, 1), (50, 1), (100, 1), (3, 2), (4, 3), (5, 2), (5, 3), (5, 4), (7, 2)];

    // How near the change of a close must lie to a split's ratio, relative to it: the market moves on the day of a split, too. Smaller moves are also the market's alone.
    private const double SplitTolerance = 0.02;
    private const double SmallSplitTolerance = 0.01;

    /// <summary>A split that the change of the close looks like, for example <c>2 for 1</c>, or null.</summary>
    internal static string? SplitOf(PriceBar before, PriceBar bar)
    {
        if (!before.IsTradable || !bar.IsTradable)
            return null;
        var ratio = before.Close / bar.Close;
        foreach (var (more, fewer) in Ratios)
        {
            if (Math.Abs((ratio * fewer / more) - 1) <= (IsLargeMove(before, bar) ? SplitTolerance : SmallSplitTolerance))
                return $"{more} for {fewer}";

            // Shares are joined several into one.
            if (fewer == 1 && Math.Abs((ratio * more) - 1) <= SplitTolerance)
                return $"1 for {more}";
        }

        return null;
    }

    internal static double Move(PriceBar before, PriceBar bar) => (bar.Close / before.Close) - 1;
}
