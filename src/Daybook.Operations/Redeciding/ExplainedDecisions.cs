using Daybook.Engine.Rebalancing;
using Daybook.Engine.Redeciding;

namespace Daybook.Operations.Redeciding;

/// <summary>Decisions that come out otherwise now since the rules changed, by the changes that explain them.</summary>
/// <param name="Changes">The changes' names.</param>
/// <param name="RulesVersion">The version of the rules that the first of them was made by.</param>
/// <param name="Decisions">How many.</param>
/// <param name="FirstAt">When the first of them was made.</param>
/// <param name="FirstEvent">The id of its first event.</param>
public sealed record ExplainedDecisions(IReadOnlyList<string> Changes, int RulesVersion, long Decisions, DateTimeOffset FirstAt, long FirstEvent)
{
    /// <summary>Counts a decision among those of the same changes.</summary>
    internal static void Add(List<ExplainedDecisions> found, IReadOnlyList<RuleChange> changes, RecordedRebalance recorded)
    {
        string[] names = [.. changes.Select(change => change.Name)];
        var at = found.FindIndex(one => one.Changes.SequenceEqual(names, StringComparer.Ordinal));
        if (at < 0)
            found.Add(new ExplainedDecisions(names, recorded.RulesVersion, 1, recorded.At, recorded.Events[0].Id));
        else
            found[at] = found[at] with { Decisions = found[at].Decisions + 1 };
    }
}
