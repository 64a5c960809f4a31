using Daybook.Decisions;
using Daybook.Events;

namespace Daybook.Auditing.Deciding;

/// <summary>A decision came out against what it lists: it trades past a check that blocks, or does nothing though everything that it lists speaks for it.</summary>
internal sealed class OutcomeContradictsChecksRule : IAuditRule
{
    public string Name => "outcome-contradicts-checks";

    public Severity Severity => Severity.Error;

    public string Description => "A decision contradicts its own checks.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        if (audited.Decision is not { } decision)
            return;
        if (decision.Action.IsTrade() && decision.Checks.FirstOrDefault(check => check.Blocks) is { } blocking)
            evidence.Add(audited.Event, $"{decision.Asset}: decided to {decision.Action.ToWord()}, although {blocking.Rule} blocks and is not overridden");
        else if (decision.Action == DecisionAction.NotOpen && SpeaksForItself(decision))
            evidence.Add(audited.Event, $"{decision.Asset}: not opened, although score, rank and all {decision.Checks.Count} checks support it and no other reason is given");
    }

    // Only where nothing is left that may have decided: checks, a score and a rank are all listed, and nobody else is named.
    private static bool SpeaksForItself(Decision decision) =>
        decision.DecidedBy is null
        && decision.Checks.Count > 0 && decision.Checks.All(check => check.Verdict is CheckVerdict.Passed or CheckVerdict.Overridden)
        && decision.Score >= decision.Threshold
        && decision.Rank <= decision.Places;
}
