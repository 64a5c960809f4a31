using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections.Chain;
using Daybook.Engine.Selection;
using Daybook.Engine.Sizing;
using Daybook.Events;

namespace Daybook.Engine.Rebalancing;

/// <summary>What a rebalance decided, and everything that it looked at.</summary>
public sealed record RebalanceDecision
{
    /// <summary>The decision's own time, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The regime that it found, or null when it was not looked at.</summary>
    public string? Regime { get; init; }

    /// <summary>The first event, which opens the rebalance.</summary>
    public required PortfolioEvent Start { get; init; }

    /// <summary>The steps inside it, in the order of <see cref="RebalanceSteps.Inner"/>; steps in which nothing happened are left out.</summary>
    public required IReadOnlyList<RebalanceStep> Steps { get; init; }

    /// <summary>The last event, which sums up the targets.</summary>
    public required PortfolioEvent Complete { get; init; }

    /// <summary>What shall become of each position, holds included: what the protections approved, as far as it can be financed.</summary>
    public required IReadOnlyList<Target> Targets { get; init; }

    /// <summary>What was asked for before the protections spoke; a position in its grace period is among it as what it is kept at.</summary>
    internal IReadOnlyList<Target> Wanted { get; init; } = [];

    /// <summary>What the protections decided of each request, in the order in which they were asked.</summary>
    public required IReadOnlyList<ProtectionDecision> Decisions { get; init; }

    /// <summary>What was said of every asset of the universe.</summary>
    public required IReadOnlyList<SelectionChoice> Choices { get; init; }

    /// <summary>What all positions come to when the targets are reached, a fraction of the portfolio.</summary>
    public required double Allocation { get; init; }

    /// <summary>The state after all of its events.</summary>
    public required EngineState State { get; init; }

    /// <summary>All events in the order in which they are recorded.</summary>
    public IEnumerable<PortfolioEvent> Events => [Start, .. Steps.SelectMany(step => step.Events), Complete];
}
