using Daybook.Decisions;
using Daybook.Events;
using Daybook.Filters;

namespace Daybook.Auditing.Deciding;

/// <summary>A check says that it passed or blocked, and its own numbers say otherwise.</summary>
internal sealed class VerdictContradictsNumbersRule : IAuditRule
{
    // What was computed on the way to a limit may be off it by rounding.
    private const double Rounding = 1e-9;

    public string Name => "verdict-contradicts-numbers";

    public Severity Severity => Severity.Error;

    public string Description => "A check's verdict contradicts its own numbers.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        if (audited.Decision is not { } decision)
            return;
        foreach (var check in decision.Checks.Where(IsContradicted))
        {
            evidence.Add(
                audited.Event,
                $"{decision.Asset}: {check.Rule} {(check.Verdict == CheckVerdict.Passed ? "passed" : "blocked")} with {check.Observed}, where {check.Comparison?.ToSymbol()} {check.Limit} passes");
            return;
        }
    }

    private static bool IsContradicted(DecisionCheck check) => check switch
    {
        { Observed.Number: { } observed, Limit.Number: { } limit } when Math.Abs(observed - limit) <= Rounding * Math.Abs(limit) && observed != limit => false,
        { Verdict: CheckVerdict.Passed } => check.Holds == false,
        { Verdict: CheckVerdict.Blocked or CheckVerdict.Overridden } => check.Holds == true,
        _ => false,
    };
}
