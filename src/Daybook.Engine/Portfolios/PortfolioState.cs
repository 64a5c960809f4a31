using System.Collections.Immutable;
using System.Text.Json;
using Daybook.Events;

namespace Daybook.Engine.Portfolios;

/// <summary>All that the journal says of one portfolio as it stands: what the engine decides by, what it is worth, and what people said to it. A fold of the portfolio's events.</summary>
public sealed record PortfolioState
{
    /// <summary>The most interventions that are remembered.</summary>
    public const int KeptInterventions = 100;

    /// <summary>Nothing has happened yet.</summary>
    public static PortfolioState Empty { get; } = new();

    /// <summary>What rebalances are decided by.</summary>
    public EngineState Engine { get; init; } = EngineState.Empty;

    /// <summary>What it is worth, or null when that was never recorded.</summary>
    public PortfolioValue? Value { get; init; }

    /// <summary>The newest price of each asset that is held and was ever priced, by asset.</summary>
    public ImmutableSortedDictionary<string, PortfolioPrice> Prices { get; init; } = ImmutableSortedDictionary.Create<string, PortfolioPrice>(StringComparer.Ordinal);

    /// <summary>What people said last, the newest last; at most <see cref="KeptInterventions"/>.</summary>
    public ImmutableList<Intervention> Interventions { get; init; } = [];

    /// <summary>The state after an event of this portfolio.</summary>
    public PortfolioState Apply(PortfolioEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var next = this;
        var engine = Engine.Apply(happened);
        if (!ReferenceEquals(engine, Engine))
            next = next with { Engine = engine };
        if (Intervention.Of(happened) is { } said)
            return next.Told(said);
        return happened.Category == EventCategory.Portfolio && Priced(happened) ? next.Priced(happened, FactsOf(happened)) : next;
    }

    /// <summary>The state of a portfolio with a name after an event that was said to all portfolios.</summary>
    public PortfolioState ApplyToAll(PortfolioEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return Intervention.Of(happened) is { } said ? (this with { Engine = Engine.ApplyToAll(happened) }).Told(said) : this;
    }

    /// <summary>The state after events, in their order.</summary>
    public PortfolioState Apply(IEnumerable<PortfolioEvent> happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return happened.Aggregate(this, (state, next) => state.Apply(next));
    }

    private PortfolioState Told(Intervention said) => this with { Interventions = Interventions.Count < KeptInterventions ? Interventions.Add(said) : Interventions.RemoveAt(0).Add(said) };

    private PortfolioState Priced(PortfolioEvent happened, JsonElement facts)
    {
        var prices = KnownPrices.Apply(Prices, happened, facts);
        var value = happened.Type.Equals(EventTypes.PortfolioSnapshot) ? ValueEvents.Apply(Value, happened, facts) : Value;
        return ReferenceEquals(prices, Prices) && ReferenceEquals(value, Value) ? this : this with { Prices = prices, Value = value };
    }

    private static bool Priced(PortfolioEvent happened) =>
        happened.Type.Equals(EventTypes.PortfolioSnapshot) || happened.Type.Equals(EventTypes.PositionOpen) || happened.Type.Equals(EventTypes.PositionAdjust)
        || happened.Type.Equals(EventTypes.PositionClose);

    // Damaged bytes are verify's to report; here they say nothing.
    private static JsonElement FactsOf(PortfolioEvent happened)
    {
        if (happened.Metadata is not { } metadata)
            return default;
        try
        {
            using var document = metadata.ToDocument();
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
