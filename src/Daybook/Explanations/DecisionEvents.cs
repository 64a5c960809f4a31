using Daybook.Decisions;
using Daybook.Events;

namespace Daybook.Explanations;

/// <summary>Which events are decisions, and which of them matter most.</summary>
internal static class DecisionEvents
{
    private const int Change = 0;
    private const int Other = 1;
    private const int Hold = 2;
    private const int Snapshot = 3;

    /// <summary>True for what was done with a position or approved, and for what refused it or left it out.</summary>
    public static bool IsDecision(PortfolioEvent candidate) =>
        candidate.Category == EventCategory.Portfolio || (IsGuard(candidate.Category) && IsRefusal(candidate.Action)) || IsApproval(candidate) || DecisionReader.LeftOutBy(candidate) is not null;

    /// <summary>True for a target that the protections let stand.</summary>
    public static bool IsApproval(PortfolioEvent candidate) => candidate.Type.Equals(EventTypes.RebalancingTargetApproved);

    /// <summary>The decisions among events, the most significant first; equal ones by (occurred, id).</summary>
    public static IReadOnlyList<PortfolioEvent> Rank(IEnumerable<PortfolioEvent> events) =>
        [.. events.Where(IsDecision).OrderBy(Significance).ThenBy(e => e.OccurredAt).ThenBy(e => e.Id)];

    /// <summary>True for the actions that refuse a request.</summary>
    public static bool IsRefusal(string? action) => Is(action, "block") || Is(action, "deny") || Is(action, "reject");

    /// <summary>True for the categories whose rules judge requests.</summary>
    public static bool IsGuard(EventCategory category) =>
        category == EventCategory.Protection || category == EventCategory.Scoring || category == EventCategory.Diversification;

    /// <summary>Compares an action with a known one; imported actions come in any case.</summary>
    public static bool Is(string? action, string known) => string.Equals(action, known, StringComparison.OrdinalIgnoreCase);

    private static int Significance(PortfolioEvent decision)
    {
        if (decision.Type.Name.EndsWith("_snapshot", StringComparison.Ordinal))
            return Snapshot;
        if (Is(decision.Action, "hold"))
            return Hold;
        var changes = Is(decision.Action, "open") || Is(decision.Action, "close") || Is(decision.Action, "increase") || Is(decision.Action, "decrease")
            || Is(decision.Action, "not_open") || Is(decision.Action, "not_close");
        return changes || IsRefusal(decision.Action) || IsApproval(decision) ? Change : Other;
    }
}
