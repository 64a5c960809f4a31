using Daybook.Decisions;
using Daybook.Events;
using Daybook.Operations.Words;

namespace Daybook.Operations.Deciding;

/// <summary>What stood in the way of a decision, in words. Holds text out of events, which is untrusted.</summary>
internal static class FailedChecks
{
    /// <summary>The first check that blocked; for an asset that was not opened also its score under the threshold, or its rank beyond the places. Null: nothing did.</summary>
    public static string? Say(Decision decision)
    {
        if (decision.Checks.FirstOrDefault(check => check.Verdict is CheckVerdict.Blocked or CheckVerdict.Failed) is { } failed)
            return Say(failed);
        if (decision.Action != DecisionAction.NotOpen)
            return null;
        if (decision is { Score: { } score, Threshold: { } threshold } && score < threshold)
            return $"score {Quantity.Number(score)}, threshold {Quantity.Number(threshold)}";
        return decision is { Rank: { } rank, Places: { } places } && rank > places ? $"rank {Quantity.Count(rank)}, {Quantity.Count(places, "place")}" : null;
    }

    private static string Say(DecisionCheck check)
    {
        if (check.Verdict == CheckVerdict.Failed)
            return $"{check.Rule} could not be evaluated{(check.Reason is { Length: > 0 } why ? $": {why.TrimEnd('.')}" : string.Empty)}";
        var unit = check.Unit is { } given ? $" {given}" : string.Empty;
        var numbers = (check.Observed, check.Limit) switch
        {
            ({ } observed, { } limit) => $": {Value(observed)}, limit {Value(limit)}{unit}",
            ({ } observed, null) => $": {Value(observed)}{unit}",
            _ when check.Reason is { Length: > 0 } reason => $": {reason.TrimEnd('.')}",
            _ => check.Code is { } code ? $" ({code})" : string.Empty,
        };
        return $"{check.Rule}{numbers}{(check.Until is { } until ? $", until {IsoTime.Format(until)}" : string.Empty)}";
    }

    private static string Value(DecisionValue value) => value.Number is { } number ? Quantity.Number(number) : value.ToString();
}
