namespace Daybook.Engine.Replay;

/// <summary>Which assets and days a replay goes over.</summary>
internal static class ReplayDays
{
    public static IReadOnlyList<string> Universe(ReplayOptions options)
    {
        var universe = options.Universe ?? [.. options.Prices.Series.Keys];
        if (universe.Count == 0)
            throw new ArgumentException("There is no asset to trade.", nameof(options));
        if (universe.FirstOrDefault(asset => !options.Prices.Series.ContainsKey(asset)) is { } missing)
            throw new ArgumentException($"There are no prices of '{missing}'.", nameof(options));
        if (universe.Distinct(StringComparer.Ordinal).Count() != universe.Count)
            throw new ArgumentException("An asset is twice in the universe.", nameof(options));
        return universe;
    }

    /// <summary>Every day on which an asset of the universe has a price, from the first on which one can be scored.</summary>
    public static IReadOnlyList<DateOnly> Of(ReplayOptions options, ReplayMarket market)
    {
        var dates = market.Dates;
        var from = options.From ?? FirstScored(options, market.Universe);
        List<DateOnly> days = [.. dates.Where(date => date >= from && (options.To is not { } to || date <= to))];
        return days.Count > 0 ? days : throw new ArgumentException(
            dates.Count == 0 ? "There are no prices." : $"There is no price from {from:yyyy-MM-dd} to {options.To ?? dates[^1]:yyyy-MM-dd}; the prices cover {dates[0]:yyyy-MM-dd} to {dates[^1]:yyyy-MM-dd}.",
            nameof(options));
    }

    private static DateOnly FirstScored(ReplayOptions options, IReadOnlyList<string> universe)
    {
        if (!options.Rebalance.Scoring.Technical)
            return DateOnly.MinValue;
        var needed = options.Rebalance.TechnicalScore.ClosesNeeded;
        return universe.Select(asset => options.Prices.Series[asset].Bars).Where(bars => bars.Count >= needed).Select(bars => bars[needed - 1].Date).DefaultIfEmpty(DateOnly.MinValue).Min();
    }
}
