using Daybook.Decisions;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Explanations;

/// <summary>What the journal knows of a decision, or of an asset's decisions on one day. Texts out of events are untrusted; show them escaped.</summary>
public sealed record Explanation
{
    /// <summary>How many of a day's decisions are explained; further ones are counted in <see cref="Omitted"/>.</summary>
    public const int MaxDecisions = 10;

    /// <summary>How many events are shown before and after.</summary>
    public const int Neighbours = 5;

    /// <summary>The asset, or null when the event speaks of none.</summary>
    public string? Asset { get; init; }

    /// <summary>The UTC day that was asked for, or null when an event was.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The decisions, the most significant first: changes of the position and refusals, then holds, then snapshots. Empty when the day has none.</summary>
    public required IReadOnlyList<ExplainedDecision> Decisions { get; init; }

    /// <summary>Decisions of that day beyond <see cref="MaxDecisions"/>.</summary>
    public int Omitted { get; init; }

    /// <summary>The asset's last events before the first of <see cref="Decisions"/>, by (occurred, id), the oldest first; without a decision, before the day.</summary>
    public IReadOnlyList<PortfolioEvent> Before { get; init; } = [];

    /// <summary>The asset's next events after the first of <see cref="Decisions"/>, by (occurred, id); without a decision, from the beginning of the day on.</summary>
    public IReadOnlyList<PortfolioEvent> After { get; init; } = [];

    /// <summary>The answer in plain sentences, in reading order.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }
}

/// <summary>One decision with everything that led to it.</summary>
public sealed record ExplainedDecision
{
    /// <summary>The decision.</summary>
    public required PortfolioEvent Event { get; init; }

    /// <summary>The decision that the event records, whoever recorded it, with what would have changed it; null when it records none in the documented shape.</summary>
    public Decision? Decision { get; init; }

    /// <summary>The rules that were evaluated: those that the decision itself lists, then those that events of its trace recorded.</summary>
    public required IReadOnlyList<Check> Checks { get; init; }

    /// <summary>Other events of its trace about the same asset, by id: in an imported run the day's position changes and holdings.</summary>
    public required IReadOnlyList<PortfolioEvent> Related { get; init; }

    /// <summary>Events of its trace about the market or the whole portfolio, by id.</summary>
    public required IReadOnlyList<PortfolioEvent> Context { get; init; }

    /// <summary>Its trace with those below it, as far as they speak of the asset or of none; null when it has no trace.</summary>
    public TraceTree? Trace { get; init; }

    /// <summary>Its session; null when it has none.</summary>
    public SessionSummary? Session { get; init; }
}
