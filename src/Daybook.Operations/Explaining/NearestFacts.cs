using Daybook.Engine.Explaining.Changes;

namespace Daybook.Operations.Explaining;

/// <summary>The nearest changes that would have changed an outcome.</summary>
/// <param name="Changes">The changes, the smallest first.</param>
/// <param name="Decisions">How many decisions were made to find them.</param>
/// <param name="Complete">False when that was not enough to try everything.</param>
/// <param name="AssumesUncorrelated">True when correlations were looked at, but not this asset's, which counts as one that moves with nobody.</param>
public sealed record NearestFacts(IReadOnlyList<NearestChangeFacts> Changes, int Decisions, bool Complete, bool AssumesUncorrelated)
{
    internal static NearestFacts Of(NearestChanges nearest) => new(
        [.. nearest.Changes.Select(change => new NearestChangeFacts(change.Kind, change.Key, change.From, change.To, OutcomeFacts.Word(change.Outcome), change.Distance))],
        nearest.Decisions,
        nearest.IsComplete,
        nearest.AssumesUncorrelated);
}

/// <summary>One thing that, changed alone and at this decision alone, would have changed what was decided of the asset.</summary>
/// <param name="Kind">What is changed.</param>
/// <param name="Key"><c>score</c>, a parameter's dotted key, <c>at</c>, or <c>trading_state</c>.</param>
/// <param name="From">What it was, as text; null: there was no score.</param>
/// <param name="To">What it would have had to be.</param>
/// <param name="Outcome">What would have been decided, as in <see cref="OutcomeFacts.Action"/>.</param>
/// <param name="Distance">How large the change is, as a part of what there is to choose from, 0 to 1.</param>
public sealed record NearestChangeFacts(ChangeKind Kind, string Key, string? From, string To, string Outcome, double Distance);
