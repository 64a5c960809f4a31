using Daybook.Decisions;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Explanations;

/// <summary>Explains decisions from events alone: the same material gives the same explanation.</summary>
internal static class Explainer
{
    /// <summary>Explains what was read.</summary>
    public static Explanation Explain(ExplanationMaterial material)
    {
        var decisions = material.Decisions.Select(Explain).ToList();
        return new Explanation
        {
            Asset = material.Asset,
            Date = material.Date,
            Decisions = decisions,
            Omitted = material.Omitted,
            Before = material.Before,
            After = material.After,
            Sentences = [.. decisions.Count > 0 ? Found(material, decisions) : NothingDecided.Say(material)],
        };
    }

    private static ExplainedDecision Explain(DecisionMaterial material)
    {
        var decision = material.Event;
        var shape = Decision.Of(decision);
        var around = material.Trace is { } trace ? Around(decision, trace) : [];
        var checks = Checks.Listed(decision, shape).ToList();

        // A decision that says what it went by is no check itself.
        var isListed = checks.Count > 0 || shape is not null;
        foreach (var check in around.Where(e => Checks.IsCheck(e) && !(isListed && e.Id == decision.Id)).Select(Checks.FromEvent).Where(check => !checks.Exists(known => IsSame(known, check))))
            checks.Add(check);
        return new ExplainedDecision
        {
            Event = decision,
            Decision = shape,
            Checks = checks,
            Related = [.. around.Where(e => e.Asset is not null && !Checks.IsCheck(e) && e.Id != decision.Id)],
            Context = [.. around.Where(e => e.Asset is null && (e.Category == EventCategory.Regime || e.Category == EventCategory.Portfolio) && e.Id != decision.Id)],
            Trace = material.Trace,
            Session = material.Session,
        };
    }

    /// <summary>
    /// The events of a decision's trace that have to do with it, by id, itself included: those of its asset, also in the traces below, and those of the trace itself
    /// that speak of no asset. In an imported run the rows of a day share a trace; there the asset alone tells them apart.
    /// </summary>
    private static List<PortfolioEvent> Around(PortfolioEvent decision, TraceTree trace)
    {
        var own = trace.Events.Where(e => e.Asset == decision.Asset || e.Asset is null);
        var below = trace.Flatten().Skip(1).SelectMany(child => child.Events).Where(e => e.Asset is not null && e.Asset == decision.Asset);
        return [.. own.Concat(below).Append(decision).DistinctBy(e => e.Id).OrderBy(e => e.Id)];
    }

    /// <summary>A decision may list a check that is an event, too; the list in the decision is the fuller one.</summary>
    private static bool IsSame(Check listed, Check recorded) => listed.Rule == recorded.Rule && listed.Verdict == recorded.Verdict;

    private static IEnumerable<string> Found(ExplanationMaterial material, List<ExplainedDecision> decisions)
    {
        foreach (var sentence in DecisionSentences.Say(decisions[0]))
            yield return sentence;
        foreach (var further in decisions.Skip(1))
            yield return $"Also on that day: {EventSentence.Brief(further.Event)}";
        if (material.Omitted > 0)
            yield return $"{material.Omitted} further decisions of that day are not shown; the asset's timeline has them.";
    }
}
