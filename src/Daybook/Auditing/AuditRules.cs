using Daybook.Auditing.Deciding;
using Daybook.Auditing.Gaps;
using Daybook.Auditing.Positions;
using Daybook.Auditing.Reasons;
using Daybook.Auditing.Scopes;
using Daybook.Auditing.Times;
using Daybook.Auditing.Types;
using Daybook.Auditing.Values;

namespace Daybook.Auditing;

/// <summary>The rules that every journal must satisfy, whatever strategy wrote it. <c>docs/reference/audit-rules.md</c> describes each.</summary>
public static class AuditRules
{
    /// <summary>New instances of all of them, for one audit.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static IReadOnlyList<IAuditRule> General(AuditRuleOptions? options = null)
    {
        options ??= new AuditRuleOptions();
        options.Validate();
        return
        [
            new HoldSaysNewRule(),
            new HoldSaysLeftRule(),
            new ReasonContradictsActionRule(),
            new ReasonContradictsScoresRule(),
            new VerdictContradictsNumbersRule(),
            new OutcomeContradictsChecksRule(),
            new TradeWithoutDecisionRule(),
            new HoldingValueRule(options.ValueTolerance),
            new TradeValueRule(options.ValueTolerance),
            new SnapshotTotalRule(options.ValueTolerance),
            new SnapshotCountRule(),
            new OpenOfOpenRule(),
            new CloseOfUnheldRule(),
            new AdjustOfUnheldRule(),
            new HoldOfClosedRule(),
            new SizesContradictActionRule(),
            new SessionNeverClosedRule(),
            new TraceNeverClosedRule(),
            new EndWithoutStartRule(),
            new OccurredBackwardsRule(options.TimeTolerance),
            new RecordedBackwardsRule(),
            new StandingClockRule(),
            new RecordingGapRule(),
            new LostTailRule(),
            new SalvagedRule(),
            new IdGapRule(),
            new TypeConflictRule(),
            new CategoryConflictRule(),
            new ActionContradictsTypeRule(),
        ];
    }
}
