using System.Text.Json;
using Daybook.Events;

namespace Daybook.Engine.Portfolios;

/// <summary>Makes and reads the event that says what a portfolio is worth.</summary>
internal static class ValueEvents
{
    public const string Prices = "prices";

    private const string Value = "portfolio_value";
    private const string Cash = "cash";

    /// <summary>A <c>portfolio_snapshot</c>.</summary>
    /// <param name="at">When.</param>
    /// <param name="value">What the portfolio is worth, cash included; finite and above 0.</param>
    /// <param name="cash">What of it is not invested; finite.</param>
    /// <param name="prices">The price of each asset that is held, in currency; finite and above 0.</param>
    /// <param name="state">The state before it.</param>
    /// <exception cref="ArgumentException">A number is not one that a portfolio can have.</exception>
    public static PortfolioEvent Make(DateTimeOffset at, double value, double cash, IReadOnlyDictionary<string, double> prices, PortfolioState state)
    {
        if (!(double.IsFinite(value) && value > 0))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A portfolio is worth a finite sum above 0, cash included.");
        if (!double.IsFinite(cash))
            throw new ArgumentOutOfRangeException(nameof(cash), cash, "Cash is a finite sum.");
        if (prices.FirstOrDefault(price => !(double.IsFinite(price.Value) && price.Value > 0)) is { Key: not null } wrong)
            throw new ArgumentOutOfRangeException(nameof(prices), wrong.Value, $"The price of '{wrong.Key}' is not a finite sum above 0.");
        var next = state.Value?.Next(at, value, cash) ?? PortfolioValue.Begin(at, value, cash);
        List<(string, MetadataValue)> facts = [(Value, value), (Cash, cash)];

        // What is told of an earlier day says nothing of how it compares with the values before: those are known, and may be others by now.
        if (next.At == at)
        {
            if (next.DailyReturn is { } daily)
                facts.Add(("daily_return", daily));
            facts.Add(("cumulative_return", next.CumulativeReturn));
            facts.Add(("drawdown_pct", -100 * next.Drawdown));
        }

        if (prices.Count > 0)
            facts.Add((Prices, Metadata.Of([.. prices.OrderBy(price => price.Key, StringComparer.Ordinal).Select(price => (price.Key, (MetadataValue)price.Value))])));
        return PortfolioEvent.Create(
            EventTypes.PortfolioSnapshot,
            at,
            "The portfolio's value",
            regime: state.Engine.Regimes.Detection.Current?.Regime.Name,
            portfolioAllocation: 1 - (cash / value),
            activePositions: state.Engine.Positions.Positions.Count,
            metadata: Metadata.Of([.. facts]));
    }

    /// <summary>What a portfolio is worth after an event.</summary>
    public static PortfolioValue? Apply(PortfolioValue? known, PortfolioEvent happened, JsonElement facts)
    {
        if (Number(facts, Value) is not { } value || value <= 0)
            return known;
        var cash = Number(facts, Cash);
        return known?.Next(happened.OccurredAt, value, cash) ?? PortfolioValue.Begin(happened.OccurredAt, value, cash);
    }

    /// <summary>A finite number under a key, or null.</summary>
    public static double? Number(JsonElement facts, string key) =>
        facts.ValueKind == JsonValueKind.Object && facts.TryGetProperty(key, out var found) && found.ValueKind == JsonValueKind.Number && found.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : null;
}
