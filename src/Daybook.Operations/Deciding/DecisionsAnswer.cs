using Daybook.Operations.Selecting;

namespace Daybook.Operations.Deciding;

/// <summary>One page of decisions.</summary>
/// <param name="Decisions">The decisions, the newest first.</param>
/// <param name="Next">Where to go on; null: nothing follows.</param>
/// <param name="UnknownNames">When there are no decisions: the names in the filter that no event of the journal has.</param>
public sealed record DecisionsAnswer(IReadOnlyList<DecisionRow> Decisions, string? Next, IReadOnlyList<UnknownName> UnknownNames);
