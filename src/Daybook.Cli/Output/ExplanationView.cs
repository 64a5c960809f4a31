using Daybook.Cli.Text;
using Daybook.Decisions;
using Daybook.Engine.Explaining;
using Daybook.Events;
using Daybook.Explanations;
using Daybook.Operations.Traces;

namespace Daybook.Cli.Output;

/// <summary>A decision and everything around it, as one tree: the rules with their numbers, the trace and session, what came before and after.</summary>
internal static class ExplanationView
{
    /// <summary>What the engine says of it first, then every decision as a tree; without one, what there is to say instead.</summary>
    public static void Show(IScreen screen, Explanation explanation, EngineExplanation? engine)
    {
        if (engine is not null)
        {
            EngineView.Show(screen, engine);
            screen.Line();
        }

        var told = engine?.Rebalances.SelectMany(rebalance => rebalance.Events).Select(happened => happened.Id).ToHashSet() ?? [];
        foreach (var decision in explanation.Decisions)
        {
            var isFirst = decision == explanation.Decisions[0];
            if (!isFirst)
                screen.Line();
            screen.Tree(Tree(decision, isFirst ? explanation : null, told.Contains(decision.Event.Id)));
        }

        if (explanation.Decisions.Count == 0)
        {
            foreach (var sentence in explanation.Sentences)
                screen.Line(sentence);
        }

        if (explanation.Omitted > 0)
            screen.Line(Piece.Muted($"and {Quantity.Count(explanation.Omitted, "further decision")} of that day"));
    }

    /// <summary>One decision; the first one of an explanation also shows the asset's events around it. What was told before, its numbers and checks, is left out.</summary>
    public static TreeView Tree(ExplainedDecision decision, Explanation? around, bool isTold = false)
    {
        var entry = decision.Event;
        var tree = new TreeView(Title(entry));
        tree.Add(Piece.Muted("why       "), Or(entry.Reason, "no reason given"));
        if (!isTold)
        {
            AddNumbers(tree, entry);
            if (decision.Decision is { } shape)
                DecisionView.AddTo(tree, shape, hasScore: entry.ScoreAfter is not null);
            AddChecks(tree, decision.Checks);
            DecisionView.AddChanges(tree, decision.Decision?.Changes ?? []);
        }

        AddTrace(tree, decision);
        if (around is not null)
        {
            AddNeighbours(tree, "before", around.Before);
            AddNeighbours(tree, "after", around.After);
        }

        AddSource(tree, entry);
        return tree;
    }

    private static Piece[] Title(PortfolioEvent entry)
    {
        var pieces = new List<Piece> { Piece.Strong(entry.Asset ?? "portfolio"), " ", new Piece(entry.Type.Name, EventTone.Of(entry)) };
        if (entry.Action is { } action && !entry.Type.Name.EndsWith("_" + action, StringComparison.Ordinal))
            pieces.Add(new Piece(" " + action, EventTone.Of(entry)));
        pieces.Add(Piece.Muted($"  {TimeText.Of(entry.OccurredAt)}  event {entry.Id}"));
        return [.. pieces];
    }

    private static void AddNumbers(TreeView tree, PortfolioEvent entry)
    {
        if (entry.Regime is { } regime)
            tree.Add(Piece.Muted("regime    "), regime);
        Step("score     ", entry.ScoreBefore, entry.ScoreAfter, Quantity.Number);
        Step("size      ", entry.SizeBefore, entry.SizeAfter, Quantity.Percent);
        if (entry.PortfolioAllocation is { } invested)
            tree.Add(Piece.Muted("invested  "), Quantity.Percent(invested));
        if (entry.ActivePositions is { } positions)
            tree.Add(Piece.Muted("positions "), Quantity.Count(positions));
        if (entry.ExecutionTimeMs is { } duration)
            tree.Add(Piece.Muted("took      "), Quantity.Milliseconds(duration));

        void Step(string name, double? before, double? after, Func<double, string> text)
        {
            if (before is { } from && after is { } to)
                tree.Add(Piece.Muted(name), $"{text(from)} → {text(to)}");
            else if ((after ?? before) is { } only)
                tree.Add(Piece.Muted(name), text(only));
        }
    }

    private static void AddChecks(TreeView tree, IReadOnlyList<Check> checks)
    {
        var node = tree.Add(Piece.Muted(checks.Count == 0 ? "no checks are recorded" : "checks"));
        foreach (var check in checks)
        {
            var (word, tone) = check.Verdict switch
            {
                CheckVerdict.Passed => ("passed", Tone.Good),
                CheckVerdict.Blocked => ("blocked", Tone.Warning),
                CheckVerdict.Overridden => ("overridden", Tone.Accent),
                CheckVerdict.Failed => ("failed", Tone.Bad),
                _ => ("noted", Tone.Muted),
            };
            var pieces = new List<Piece> { new(word, tone), " ", Piece.Strong(check.Rule) };
            if (check.Code is { } code)
                pieces.Add(Piece.Muted($" ({code})"));
            foreach (var measure in check.Measures)
                pieces.Add(Measured(measure));
            if (check.BlockedUntil is { } until)
                pieces.Add($"  until {TimeText.Of(until)}");
            var line = node.Add([.. pieces]);
            if (check.Reason is { Length: > 0 } reason)
                line.Add(Piece.Muted(reason));
        }
    }

    private static string Measured(Measure measure)
    {
        var limit = measure.Threshold is { } threshold ? $", limit {threshold}" : string.Empty;
        return $"  {measure.Name} {measure.Observed}{limit}{(measure.Unit is { } unit ? $" {unit}" : string.Empty)}";
    }

    private static void AddTrace(TreeView tree, ExplainedDecision decision)
    {
        if (decision.Trace is { } trace)
            TraceView.AddTo(tree.Add(Piece.Muted("trace     "), trace.TraceId), TraceAnswer.Of(trace));
        if (decision.Session is not { } session)
            return;
        tree.Add(Piece.Muted("session   "), session.SessionId, session.Kind is { } kind ? $"  {kind}" : string.Empty, SessionView.Status(session.Status, "  "));
    }

    private static void AddNeighbours(TreeView tree, string name, IReadOnlyList<PortfolioEvent> events)
    {
        if (events.Count == 0)
            return;
        var node = tree.Add(Piece.Muted(name));
        foreach (var row in EventRow.Together(events))
            node.Add(EventLabel.Of(row.Event, withTime: true, row.Reason));
    }

    private static void AddSource(TreeView tree, PortfolioEvent entry)
    {
        var by = entry.Actor is { } actor ? $" by {actor}" : string.Empty;
        tree.Add(Piece.Muted("recorded  "), TimeText.Of(entry.RecordedAt) + by + (entry.Origin is { } origin ? $", imported from {origin}" : string.Empty));
    }

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;
}
