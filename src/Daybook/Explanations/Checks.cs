using Daybook.Decisions;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Explanations;

/// <summary>Reads checks out of events: those that a decision lists in its metadata, and those that are events themselves.</summary>
internal static class Checks
{
    private static readonly string[] Endings =
    [
        "_protection_override_applied", "_override_applied", "_override_granted", "_protection_check_error", "_check_error", "_error",
        "_decision_complete", "_limit_enforced", "_block", "_allow", "_check", "_apply",
    ];

    /// <summary>The checks of a decision: those of its shape, or else those that the event lists, whatever it is.</summary>
    public static IReadOnlyList<Check> Listed(PortfolioEvent source, Decision? decision = null) =>
        [.. (decision?.Checks ?? DecisionReader.Checks(source)).Select(check => Of(check, source))];

    /// <summary>True for an event that records a rule's evaluation, and not the beginning or the setting up of one.</summary>
    public static bool IsCheck(PortfolioEvent candidate)
    {
        if (candidate.Category == EventCategory.Error)
            return true;
        return DecisionEvents.IsGuard(candidate.Category)
            && !DecisionEvents.Is(candidate.Action, "init")
            && !(DecisionEvents.Is(candidate.Action, "start") && candidate.Type.Name.EndsWith("_decision_start", StringComparison.Ordinal));
    }

    /// <summary>The check that an event records.</summary>
    public static Check FromEvent(PortfolioEvent source) => new()
    {
        Rule = source.Text("rule") ?? source.Text("protection") ?? RuleOf(source.Type.Name),
        Verdict = source.Category == EventCategory.Error ? CheckVerdict.Failed : VerdictOf(source.Action),
        Code = source.Text("code"),
        Reason = source.Reason,
        Measures = Measures.Of(source),
        BlockedUntil = Time(source.Text("blocked_until")),
        Source = source,
    };

    private static Check Of(DecisionCheck check, PortfolioEvent source) => new()
    {
        Rule = check.Rule,
        Verdict = check.Verdict,
        Code = check.Code,
        Reason = check.Reason,
        Measures = check.Observed is { } observed
            ? [new Measure("observed", observed.ToString(), check.Limit?.ToString()) { Comparison = check.Comparison, Unit = check.Unit }]
            : [],
        BlockedUntil = check.Until,
        Source = source,
    };

    private static CheckVerdict VerdictOf(string? action) => action?.ToLowerInvariant() switch
    {
        "block" or "deny" or "reject" => CheckVerdict.Blocked,
        "allow" or "approve" or "pass" or "check" => CheckVerdict.Passed,
        "override" => CheckVerdict.Overridden,
        "error" => CheckVerdict.Failed,
        _ => CheckVerdict.Noted,
    };

    /// <summary>The rule's name: the type's without the ending that says how it came out.</summary>
    private static string RuleOf(string typeName)
    {
        foreach (var ending in Endings)
        {
            if (typeName.Length > ending.Length && typeName.EndsWith(ending, StringComparison.Ordinal))
                return typeName[..^ending.Length];
        }

        return typeName;
    }

    private static DateTimeOffset? Time(string? text) => IsoTime.TryParse(text, out var time) ? time : null;
}
