using Daybook.Decisions;
using Daybook.Events;
using Daybook.Filters;

namespace Daybook.Explanations;

/// <summary>What would have changed a decision, in words.</summary>
public static class ChangeSentences
{
    private const int Most = 3;

    /// <summary>One change without the name of what changes: <c>0.61 → 0.65 or more (0.04 away)</c>. Holds text out of events, which is untrusted.</summary>
    public static string Step(SmallestChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var step = (change.From, change.Comparison, change.To) switch
        {
            (_, { } comparison, { } to) => $"{change.From?.ToString() ?? "none"} → {Needed(change.Kind, comparison, to)}",
            ({ } from, null, { } to) => $"{from}, limit {to}",
            ({ } from, _, _) => $"{from}",
            _ => "to pass",
        };
        var unit = change is { Unit: { } given, From: not null } ? $" {given}" : string.Empty;
        var away = change is { Distance: > 0 and var distance, Comparison: not null } ? $" ({EventSentence.Number(distance)} away)" : string.Empty;
        return $"{step}{unit}{away}{(change.Until is { } until ? $", or from {IsoTime.Format(until)} on" : string.Empty)}";
    }

    internal static string Say(IReadOnlyList<SmallestChange> changes)
    {
        var named = changes.Take(Most).Select(change => $"{change.Name} {Step(change)}").ToList();
        var more = changes.Count > Most ? $"; and {changes.Count - Most} more" : string.Empty;
        return changes[0].IsEnough
            ? $"Smallest change that would have changed the decision: {named[0]}{(named.Count > 1 ? $"; or {string.Join("; or ", named.Skip(1))}" : string.Empty)}{more}."
            : $"To change the decision, all of these would have had to change: {string.Join("; ", named)}{more}.";
    }

    private static string Needed(SmallestChangeKind kind, CompareOperator comparison, DecisionValue to) => comparison switch
    {
        CompareOperator.GreaterOrEqual => $"{to} or more",
        CompareOperator.Greater when kind == SmallestChangeKind.Rank => $"worse than {to}",
        CompareOperator.Greater => $"over {to}",
        CompareOperator.LessOrEqual when kind == SmallestChangeKind.Rank => $"{to} or better",
        CompareOperator.LessOrEqual => $"{to} or less",
        CompareOperator.Less => $"under {to}",
        CompareOperator.NotEqual => $"not {to}",
        _ => $"{to}",
    };
}
