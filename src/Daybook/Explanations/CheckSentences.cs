using Daybook.Decisions;
using Daybook.Events;

namespace Daybook.Explanations;

/// <summary>Checks in plain sentences: refusals and overrides one by one with their numbers, passes together.</summary>
internal static class CheckSentences
{
    public static IEnumerable<string> Say(PortfolioEvent decision, IReadOnlyList<Check> checks)
    {
        if (checks.Count == 0)
        {
            yield return "The journal holds no checks of this decision.";
            yield break;
        }

        foreach (var check in checks.Where(check => check.Verdict is CheckVerdict.Blocked or CheckVerdict.Overridden or CheckVerdict.Failed))
            yield return One(check, decision);
        var passed = checks.Where(check => check.Verdict == CheckVerdict.Passed).ToList();
        if (passed.Count > 0)
            yield return $"{EventSentence.Count(passed.Count, "check", "checks")} passed: {string.Join("; ", passed.Select(Short))}.";
        var noted = checks.Where(check => check.Verdict == CheckVerdict.Noted).ToList();
        if (noted.Count > 0)
            yield return $"It was made with {string.Join("; ", noted.Select(Short))}.";
    }

    private static string One(Check check, PortfolioEvent decision)
    {
        var said = check.Verdict switch
        {
            CheckVerdict.Blocked => "blocked",
            CheckVerdict.Overridden => "was overridden",
            _ => "could not be evaluated",
        };
        var code = check.Code is { } text ? $" ({text})" : string.Empty;
        var until = check.BlockedUntil is { } time ? $"; blocked until {IsoTime.Format(time)}" : string.Empty;

        // The decision's own reason stands in the sentence before.
        var why = check.Reason is { Length: > 0 } reason && reason != decision.Reason ? $", because {EventSentence.Quoted(reason)}" : string.Empty;
        return $"{check.Rule} {said}{code}{Numbers(check)}{until}{why}.";
    }

    private static string Short(Check check) => check.Measures.Count == 0 ? check.Rule : $"{check.Rule} ({Listed(check)})";

    private static string Numbers(Check check) => check.Measures.Count == 0 ? string.Empty : $" with {Listed(check)}";

    private static string Listed(Check check) => string.Join(
        ", ", check.Measures.Select(measure => $"{measure.Name} {measure.Observed}{(measure.Threshold is { } limit ? $", limit {limit}" : string.Empty)}{Unit(measure)}"));

    private static string Unit(Measure measure) => measure.Unit is { } unit ? $" {unit}" : string.Empty;
}
