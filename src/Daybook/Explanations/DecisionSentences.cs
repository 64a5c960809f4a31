using Daybook.Decisions;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Explanations;

/// <summary>A decision in plain sentences: what, why, by whom, with which numbers, and as part of what.</summary>
internal static class DecisionSentences
{
    public static IEnumerable<string> Say(ExplainedDecision decision)
    {
        yield return What(decision);
        yield return $"The reason recorded is {EventSentence.Quoted(decision.Event.Reason)}.";
        foreach (var sentence in decision.Decision is { } shape ? ShapeSentences.Say(shape) : [])
            yield return sentence;
        foreach (var sentence in CheckSentences.Say(decision.Event, decision.Checks))
            yield return sentence;
        if (decision.Decision is { Changes: { Count: > 0 } changes })
            yield return ChangeSentences.Say(changes);
        if (Where(decision) is { } where)
            yield return where;
        yield return Source(decision.Event);
    }

    private static string What(ExplainedDecision explained)
    {
        var decision = explained.Event;
        var subject = decision.Asset ?? "The portfolio";
        var shape = decision.Type.Name.StartsWith("position_", StringComparison.Ordinal) ? null : explained.Decision;
        var done = shape is not null ? ShapeSentences.Outcome(shape)
            : DecisionEvents.IsGuard(decision.Category) && DecisionEvents.IsRefusal(decision.Action) ? Refusal(decision)
            : DecisionEvents.IsApproval(decision) ? $"{Request(decision)} was approved"
            : DecisionReader.LeftOutBy(decision) is { } code ? $"{subject} was not selected ({code})"
            : Done(decision, subject);
        return $"On {IsoTime.Format(decision.OccurredAt)} {done}{Change(decision, hasScore: shape is null)} (event {decision.Id}).";
    }

    private static string Refusal(PortfolioEvent decision) => $"{Checks.FromEvent(decision).Rule} refused {Request(decision)}";

    private static string Request(PortfolioEvent decision) =>
        decision.Text("requested_action") is { } asked ? $"the request to {asked} {decision.Asset ?? "a position"}" : $"a request for {decision.Asset ?? "a position"}";

    private static string Done(PortfolioEvent decision, string subject)
    {
        if (decision.Category != EventCategory.Portfolio || decision.Type.Name.EndsWith("_snapshot", StringComparison.Ordinal))
            return $"{subject} had a {EventSentence.Kind(decision)}";
        return decision.Action?.ToLowerInvariant() switch
        {
            "open" => $"{subject} was opened",
            "close" => $"{subject} was closed",
            "increase" => $"{subject} was increased",
            "decrease" => $"{subject} was decreased",
            "hold" => $"{subject} was held",
            "decay" => $"{subject} was reduced in its grace period",
            _ => $"{subject} had a {EventSentence.Kind(decision)}",
        };
    }

    private static string Change(PortfolioEvent decision, bool hasScore)
    {
        var parts = new List<string>();
        if (hasScore && Step("score", decision.ScoreBefore, decision.ScoreAfter) is { } score)
            parts.Add(score);
        if (Step("size", decision.SizeBefore, decision.SizeAfter) is { } size)
            parts.Add(size);
        if (decision.Regime is { } regime)
            parts.Add($"regime {regime}");
        return parts.Count == 0 ? string.Empty : $", {string.Join(", ", parts)}";
    }

    private static string? Step(string name, double? before, double? after) => (before, after) switch
    {
        ({ } from, { } to) => $"{name} from {EventSentence.Number(from)} to {EventSentence.Number(to)}",
        (null, { } to) => $"{name} {EventSentence.Number(to)}",
        ({ } from, null) => $"{name} before {EventSentence.Number(from)}",
        _ => null,
    };

    private static string? Where(ExplainedDecision decision)
    {
        var operation = decision.Trace switch
        {
            null => null,
            { Operation: { } name } trace => $"the operation {EventSentence.Quoted(name)} ({Words(trace.Status)})",
            { TraceId: var id } => $"the trace {id}",
        };
        var session = decision.Session switch
        {
            null => null,
            { Kind: { } kind } known => $"the session {known.SessionId} ({kind}, {Words(known.Status)})",
            { SessionId: var id, Status: var status } => $"the session {id} ({Words(status)})",
        };
        var sentence = (operation, session) switch
        {
            (null, null) => null,
            ({ } inner, null) => $"It is part of {inner}.",
            (null, { } outer) => $"It is part of {outer}.",
            ({ } inner, { } outer) => $"It is part of {inner} in {outer}.",
        };
        return decision.Trace is { Truncated: true } ? $"{sentence} Not all of its trace was read: further checks may exist." : sentence;
    }

    private static string Words(TraceStatus status) => status == TraceStatus.Unknown ? "outcome not recorded" : status.ToString().ToLowerInvariant();

    private static string Words(SessionStatus status) => status == SessionStatus.Unknown ? "outcome not recorded" : status.ToString().ToLowerInvariant();

    private static string Source(PortfolioEvent decision)
    {
        var by = decision.Actor is { } actor ? $" by {actor}" : string.Empty;
        return decision.Origin is { } origin
            ? $"It was imported{by} from {origin} and stored unchanged."
            : $"It was recorded{by} at {IsoTime.Format(decision.RecordedAt)}.";
    }
}
