using Daybook.Filters;

namespace Daybook.Decisions;

/// <summary>
/// Finds the changes that would have changed a decision, out of what it says alone. What stood in the way of something that was not done must all have gone; what was done needed
/// all that spoke for it, so that each of these alone is enough. The smallest is the one with the least distance in proportion to its limit.
/// </summary>
internal static class SmallestChanges
{
    public static IReadOnlyList<SmallestChange> Of(Decision decision)
    {
        var isDone = decision.Action.IsTrade();
        var blocking = decision.Checks.Any(check => check.Blocks);
        var found = new List<SmallestChange>();
        foreach (var check in decision.Checks)
        {
            if (check.Blocks && !isDone)
                found.Add(Lifted(check) with { Until = check.Until });
            else if (isDone && check is { Verdict: CheckVerdict.Passed, Holds: true })
                found.Add(Check(check, check.Comparison?.Inverse()));
        }

        // A refused sale, or a position that rules kept, would not have come out otherwise by a better score.
        if (decision.Action != DecisionAction.NotClose && !(decision.Action == DecisionAction.Hold && blocking))
        {
            Add(found, Score(decision));
            Add(found, Rank(decision));
        }

        var isEnough = isDone || found.Count == 1 || (decision.Action == DecisionAction.Hold && !blocking);
        return [.. found.OrderBy(change => Relative(change)).Select(change => isEnough ? change : change with { IsEnough = false })];
    }

    // A block against its own numbers would not be lifted by any others.
    private static SmallestChange Lifted(DecisionCheck check) =>
        check.Holds == true ? new SmallestChange(SmallestChangeKind.Check, check.Rule, null, null, null, null) : Check(check, check.Comparison);

    private static SmallestChange Check(DecisionCheck check, CompareOperator? comparison) => new(SmallestChangeKind.Check, check.Rule, check.Observed, comparison, check.Limit, check.Unit)
    {
        Distance = Distance(check.Observed?.Number, check.Limit?.Number),
    };

    private static SmallestChange? Score(Decision decision) => decision.Threshold is { } threshold
        ? Crossing(decision.Action, decision.Score >= threshold, SmallestChangeKind.Score, "score", decision.Score, CompareOperator.GreaterOrEqual, threshold)
        : null;

    private static SmallestChange? Rank(Decision decision) => decision is { Rank: { } rank, Places: > 0 and var places }
        ? Crossing(decision.Action, rank <= places, SmallestChangeKind.Rank, "rank", rank, CompareOperator.LessOrEqual, places)
        : null;

    /// <summary>What is held or bought had to be good enough, and what is not bought or sold was not; where it was otherwise, that did not decide.</summary>
    private static SmallestChange? Crossing(DecisionAction action, bool isGood, SmallestChangeKind kind, string name, double? from, CompareOperator comparison, double limit)
    {
        var hadToBeGood = action is DecisionAction.Open or DecisionAction.Increase or DecisionAction.Hold;
        return isGood == hadToBeGood
            ? new SmallestChange(kind, name, from is { } value ? value : null, isGood ? comparison.Inverse() : comparison, limit, null) { Distance = Distance(from, limit) }
            : null;
    }

    private static void Add(List<SmallestChange> found, SmallestChange? change)
    {
        if (change is not null)
            found.Add(change);
    }

    // Decimals subtract as people do: 0.65 less 0.61 is 0.04.
    private static double? Distance(double? from, double? to) => (from, to) switch
    {
        ({ } a, { } b) when Math.Abs(a) < 1e12 && Math.Abs(b) < 1e12 => (double)Math.Abs((decimal)b - (decimal)a),
        ({ } a, { } b) => Math.Abs(b - a),
        _ => null,
    };

    private static double Relative(SmallestChange change) => change.Distance is not { } distance
        ? double.PositiveInfinity
        : distance / (Math.Max(Math.Abs(change.To?.Number ?? 0), Math.Abs(change.From?.Number ?? 0)) is var scale and > 0 ? scale : 1);
}
