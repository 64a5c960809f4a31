using System.Collections.Immutable;
using System.Text.Json;
using Daybook.Engine.Protections;
using Daybook.Events;

namespace Daybook.Engine.Portfolios;

/// <summary>Keeps the newest price of each asset that is held: those that were told with the portfolio's value, and those of trades.</summary>
internal static class KnownPrices
{
    public static ImmutableSortedDictionary<string, PortfolioPrice> Apply(ImmutableSortedDictionary<string, PortfolioPrice> known, PortfolioEvent happened, JsonElement facts)
    {
        if (happened.Asset is { } asset)
        {
            if (happened.Is(EventTypes.PositionClose))
                return known.Remove(asset);
            return (happened.Is(EventTypes.PositionOpen) || happened.Is(EventTypes.PositionAdjust)) && ValueEvents.Number(facts, "price") is { } traded
                ? Take(known, asset, traded, happened.OccurredAt)
                : known;
        }

        if (!happened.Is(EventTypes.PortfolioSnapshot) || facts.ValueKind != JsonValueKind.Object || !facts.TryGetProperty(ValueEvents.Prices, out var prices) || prices.ValueKind != JsonValueKind.Object)
            return known;
        foreach (var price in prices.EnumerateObject())
        {
            if (ValueEvents.Number(prices, price.Name) is { } told)
                known = Take(known, price.Name, told, happened.OccurredAt);
        }

        return known;
    }

    private static ImmutableSortedDictionary<string, PortfolioPrice> Take(ImmutableSortedDictionary<string, PortfolioPrice> known, string asset, double price, DateTimeOffset at) =>
        price > 0 && !(known.GetValueOrDefault(asset) is { } newer && newer.At > at) ? known.SetItem(asset, new PortfolioPrice(price, at)) : known;
}
