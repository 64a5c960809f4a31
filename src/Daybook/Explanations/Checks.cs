using System.Text.Json;
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

    /// <summary>The checks that a decision's metadata lists (<c>checks</c>: objects with rule, code, allowed, observed, threshold, reason, blocked_until).</summary>
    public static IReadOnlyList<Check> Listed(PortfolioEvent decision)
    {
        if (!MetadataFacts.TryOpen(decision, out var document))
            return [];
        using (document)
        {
            if (!document.RootElement.TryGetProperty("checks", out var checks) || checks.ValueKind != JsonValueKind.Array)
                return [];
            return [.. checks.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(item => FromJson(item, decision))];
        }
    }

    /// <summary>True for an event that records a rule's evaluation, and not the beginning or the setting up of one.</summary>
    public static bool IsCheck(PortfolioEvent candidate)
    {
        if (candidate.Category == EventCategory.Error)
            return true;
        return Decisions.IsGuard(candidate.Category)
            && !Decisions.Is(candidate.Action, "init")
            && !(Decisions.Is(candidate.Action, "start") && candidate.Type.Name.EndsWith("_decision_start", StringComparison.Ordinal));
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

    private static Check FromJson(JsonElement item, PortfolioEvent decision) => new()
    {
        Rule = Measures.Value(item, "rule") ?? "unnamed",
        Verdict = VerdictOf(item),
        Code = Measures.Value(item, "code"),
        Reason = Measures.Value(item, "reason"),
        Measures = Measures.Of(item),
        BlockedUntil = Time(Measures.Value(item, "blocked_until")),
        Source = decision,
    };

    private static CheckVerdict VerdictOf(JsonElement item)
    {
        // A verdict in words says more than the flag: an override allows, too.
        if (Measures.Value(item, "verdict") is { } verdict && VerdictOf(verdict) is var spoken and not CheckVerdict.Noted)
            return spoken;
        return item.TryGetProperty("allowed", out var allowed)
            ? allowed.ValueKind switch
            {
                JsonValueKind.True => CheckVerdict.Passed,
                JsonValueKind.False => CheckVerdict.Blocked,
                _ => CheckVerdict.Noted,
            }
            : CheckVerdict.Noted;
    }

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
