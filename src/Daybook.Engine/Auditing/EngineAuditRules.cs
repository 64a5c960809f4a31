using Daybook.Auditing;
using Daybook.Engine.Protections;

namespace Daybook.Engine.Auditing;

/// <summary>The rules that know protections and limits. They fold the events as the protections do, and name those that a protection would have refused.</summary>
public static class EngineAuditRules
{
    /// <summary>New instances of all of them, for one audit; those of protections that are switched off are left out.</summary>
    /// <param name="protections">The settings of the protections; null: the reference system's defaults.</param>
    /// <param name="limits">What the portfolio may hold; null: the reference system's defaults.</param>
    public static IReadOnlyList<IAuditRule> All(ProtectionOptions? protections = null, PortfolioLimits? limits = null)
    {
        protections ??= new ProtectionOptions();
        limits ??= new PortfolioLimits();
        IAuditRule?[] all =
        [
            protections.Whipsaw.IsEnabled ? new ReopenedInWindowRule(protections.Whipsaw) : null,
            new ClosedUnderMinimumRule(protections.Holding),
            protections.Grace.IsEnabled ? new ClosedOnGraceDayRule() : null,
            new CoreAssetReducedRule(),
            new TooManyPositionsRule(limits.MaxPositions),
            new PositionTooLargeRule(limits.MaxPositionSize),
            new AllocationOverTargetRule(limits.MaxAllocation),
        ];
        return [.. all.OfType<IAuditRule>()];
    }
}
