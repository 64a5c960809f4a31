namespace Daybook.Engine.Explaining;

/// <summary>What the engine decided of an asset on one day, and why. Texts out of events are untrusted; show them escaped.</summary>
public sealed record EngineExplanation
{
    /// <summary>The asset.</summary>
    public required string Asset { get; init; }

    /// <summary>The UTC day.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The session that is a run of its own, such as a replay; null: a live portfolio.</summary>
    public string? Run { get; init; }

    /// <summary>The portfolio's name, or null when it has none.</summary>
    public string? Portfolio { get; init; }

    /// <summary>The rebalances of that day, in the order in which they were recorded; empty when there was none.</summary>
    public required IReadOnlyList<ExplainedRebalance> Rebalances { get; init; }

    /// <summary>The last rebalance of the run before that day, or null.</summary>
    public NamedRebalance? Previous { get; init; }

    /// <summary>The first rebalance of the run after that day, or null.</summary>
    public NamedRebalance? Next { get; init; }

    /// <summary>What there is to say of the day itself; empty when it has a rebalance, which then has sentences of its own.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }
}

/// <summary>A rebalance by its time and the event that began it.</summary>
/// <param name="At">The decision's own time.</param>
/// <param name="EventId">Its first event.</param>
public sealed record NamedRebalance(DateTimeOffset At, long EventId);
