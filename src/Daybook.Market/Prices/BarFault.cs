namespace Daybook.Market.Prices;

/// <summary>What is wrong with a day's prices: a bar that contradicts itself shows a mistake of the source, and nobody could have traded at it.</summary>
internal static class BarFault
{
    // Vendors round the prices of one bar differently, and adjust them one by one.
    private const double Tolerance = 0.001;
    private const double SmallestStep = 0.005;

    // An open that is so far from the close before it and from the day's own close was no price.
    private const double FarOff = 1.5;

    /// <summary>What is wrong with the close, as the beginning of a sentence; null: nothing.</summary>
    public static string? OfClose(in PriceBar bar)
    {
        if (!(bar.Close is > 0 and < double.PositiveInfinity))
            return FormattableString.Invariant($"the close of {bar.Date:yyyy-MM-dd} is {bar.Close}");
        return OfRange(bar) ?? OfPrice("close", bar.Close, bar);
    }

    /// <summary>What is wrong with the open, as the beginning of a sentence; null when nothing is, or there is no open.</summary>
    /// <param name="bar">The bar.</param>
    /// <param name="before">The close before it, or NaN.</param>
    public static string? OfOpen(in PriceBar bar, double before)
    {
        if (double.IsNaN(bar.Open))
            return null;
        if (!(bar.Open is > 0 and < double.PositiveInfinity))
            return FormattableString.Invariant($"the open of {bar.Date:yyyy-MM-dd} is {bar.Open}");
        if ((OfRange(bar) ?? OfPrice("open", bar.Open, bar)) is { } contradiction)
            return contradiction;
        return IsFar(bar.Open, before) && IsFar(bar.Open, bar.Close)
            ? FormattableString.Invariant($"the open of {bar.Date:yyyy-MM-dd} is {bar.Open}, far from the close before it, {before}, and from the day's own, {bar.Close}")
            : null;
    }

    private static string? OfRange(in PriceBar bar) => bar.Low > bar.High + Slack(bar.High)
        ? FormattableString.Invariant($"the low of {bar.Date:yyyy-MM-dd}, {bar.Low}, is over the high, {bar.High}")
        : null;

    private static string? OfPrice(string name, double price, in PriceBar bar)
    {
        if (price > bar.High + Slack(bar.High))
            return FormattableString.Invariant($"the {name} of {bar.Date:yyyy-MM-dd}, {price}, is over the high, {bar.High}");
        return price < bar.Low - Slack(bar.Low) ? FormattableString.Invariant($"the {name} of {bar.Date:yyyy-MM-dd}, {price}, is under the low, {bar.Low}") : null;
    }

    private static double Slack(double price) => Math.Max(Math.Abs(price) * Tolerance, Math.Min(SmallestStep, Math.Abs(price) * 10 * Tolerance));

    private static bool IsFar(double price, double from) => from > 0 && (price > from * FarOff || price < from / FarOff);
}
