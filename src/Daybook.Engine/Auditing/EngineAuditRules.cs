using Daybook.Auditing;
using Daybook.Engine.Configuration;

namespace Daybook.Engine.Auditing;

/// <summary>The rules that know protections and limits. They fold the events as the protections do, and name those that a protection would have refused.</summary>
public static class EngineAuditRules
{
    /// <summary>New instances of all of them, for one audit.</summary>
    /// <param name="configuration">The settings that everything is judged by; null: those that a run recorded at its start, and for events of other runs the reference system's defaults.</param>
    public static IReadOnlyList<IAuditRule> All(EngineConfiguration? configuration = null)
    {
        var settings = new BookSettings(configuration);
        return
        [
            new ReopenedInWindowRule(settings),
            new ClosedUnderMinimumRule(settings),
            new ClosedOnGraceDayRule(settings),
            new CoreAssetReducedRule(),
            new OpenWhileHaltedRule(),
            new TooManyPositionsRule(settings),
            new PositionTooLargeRule(settings),
            new AllocationOverTargetRule(settings),
        ];
    }
}
