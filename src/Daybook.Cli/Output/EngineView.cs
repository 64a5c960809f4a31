using Daybook.Cli.Text;
using Daybook.Decisions;
using Daybook.Engine;
using Daybook.Engine.Explaining;
using Daybook.Engine.Protections.Chain;

namespace Daybook.Cli.Output;

/// <summary>What the engine decided and why: the answer in sentences, then what it went by, who stood against it, every check, and the nearest changes.</summary>
internal static class EngineView
{
    private const int MostRivals = 8;

    public static void Show(IScreen screen, EngineExplanation engine)
    {
        foreach (var sentence in engine.Sentences)
            screen.Line(sentence);
        foreach (var explained in engine.Rebalances)
        {
            if (explained != engine.Rebalances[0])
                screen.Line();
            screen.Tree(Tree(engine, explained));
        }
    }

    private static TreeView Tree(EngineExplanation engine, ExplainedRebalance explained)
    {
        var of = (engine.Run is { } run ? $"run {run}" : "live portfolio") + (engine.Portfolio is { } name ? $" '{name}'" : string.Empty);
        var tree = new TreeView(
            Piece.Strong(explained.Asset), " ", new Piece(Answer(explained), explained.Outcome.Action is null ? Tone.Warning : Tone.Good),
            Piece.Muted($"  {TimeText.Of(explained.At)}  rebalance #{explained.Start.Id}  {of}"));
        foreach (var sentence in explained.Sentences)
            tree.Add(sentence);
        if (explained.Inputs is { } inputs)
            AddInputs(tree, inputs);
        if (explained.Regime is { } regime)
            AddRegime(tree, regime);
        if (explained.Selection is { Ahead.Count: > 0 } selection && (selection.Rank is not null || explained.Outcome.Action is null))
            AddRivals(tree, selection);
        foreach (var answer in explained.Protections)
            AddChecks(tree, answer);
        if (explained.Fill is { Price: { } price, Quantity: { } quantity } fill)
            tree.Add(Piece.Muted("trade     "), $"{Quantity.Number(quantity)} at {Quantity.Number(price)}", fill.Costs is { } costs ? $", costs {Quantity.Number(costs)}" : string.Empty);
        if (explained.Inputs is not null)
            NearestChangesView.AddTo(tree, explained.Nearest);
        return tree;
    }

    private static string Answer(ExplainedRebalance explained) => explained.Outcome switch
    {
        { Action: { } action } => Decided(action),
        _ => $"not opened ({explained.Outcome.Code})",
    };

    private static string Decided(TradeAction action) => action switch
    {
        TradeAction.Open => "to be opened",
        TradeAction.Increase => "to be increased",
        TradeAction.Decrease => "to be decreased",
        TradeAction.Close => "to be closed",
        _ => "held",
    };

    private static void AddInputs(TreeView tree, DecisionInputs inputs)
    {
        var node = tree.Add(Piece.Muted("decided from"));
        var score = inputs.Score;
        var confidence = score.Value is null ? string.Empty : $", confidence {Quantity.Number(score.Confidence)}";
        node.Add(Piece.Muted("score     "), score.Value is { } value ? Quantity.Number(value) : "none", Piece.Muted($"  {score.Code}{confidence}"));
        if (score.Technical is { Score: { } technical } prices)
        {
            var parts = prices.Components is { } part
                ? $"  trend {Quantity.Number(part.Trend)}, momentum {Quantity.Number(part.Momentum)}, mean reversion {Quantity.Number(part.MeanReversion)}, volatility {Quantity.Number(part.Volatility)}"
                : string.Empty;
            node.Add(Piece.Muted("prices    "), Quantity.Number(technical), Piece.Muted(parts));
        }

        if (score.Fundamental is { } fundamental)
            node.Add(Piece.Muted("figures   "), Quantity.Number(fundamental));
        node.Add(Piece.Muted("threshold "), Quantity.Number(inputs.Threshold));
        node.Add(Piece.Muted("held      "), inputs.Size > 0 ? Quantity.Percent(inputs.Size) : "nothing");
        if (inputs.Price is { } price)
            node.Add(Piece.Muted("price     "), Quantity.Number(price));
        if (inputs.Regime is { } regime)
            node.Add(Piece.Muted("regime    "), regime, inputs.RegimeConfidence is { } sure ? Piece.Muted($"  confidence {Quantity.Number(sure)}") : string.Empty);
    }

    private static void AddRegime(TreeView tree, RegimeAnswer regime)
    {
        var node = tree.Add(Piece.Muted("parameters of "), regime.Regime, Piece.Muted($"  #{regime.EventId}"));
        foreach (var setting in regime.Settings)
            node.Add(Piece.Muted(setting.Name), $" {setting.Configured} → {setting.Applied}");
    }

    private static void AddRivals(TreeView tree, SelectionAnswer selection)
    {
        var node = tree.Add(Piece.Muted(selection.Rank is null ? "those that reached it" : "ahead of it"));
        foreach (var rival in selection.Ahead.Take(MostRivals))
            node.Add(Piece.Strong(rival.Asset), $" {Quantity.Number(rival.Score)}", rival.HasPlace ? Piece.Good("  got a place") : Piece.Muted($"  {rival.Code}"));
        if (selection.Ahead.Count > MostRivals)
            node.Add(Piece.Muted($"and {Quantity.Count(selection.Ahead.Count - MostRivals)} more"));
    }

    private static void AddChecks(TreeView tree, ProtectionAnswer answer)
    {
        var recorded = answer.Event is { } id ? $"  #{id}" : "  decided again, not recorded";
        var node = tree.Add(Piece.Muted("checks of the "), answer.Action.ToWord(), Piece.Muted(recorded));
        foreach (var check in answer.Checks)
        {
            var verdict = check.Verdict;
            var (word, tone) = Word(check);
            var pieces = new List<Piece> { new(word, tone), " ", Piece.Strong(verdict.Protection), Piece.Muted($" ({verdict.Code})") };
            if (verdict.Observed is { } observed)
                pieces.Add($"  observed {Quantity.Number(observed)}{(verdict.Threshold is { } limit ? $", limit {Quantity.Number(limit)}" : string.Empty)}{Unit(verdict)}");
            if (verdict.BlockedUntil is { } until)
                pieces.Add($"  until {TimeText.Of(until)}");
            if (!check.IsConsulted)
                pieces.Add(Piece.Muted("  not consulted"));
            var line = node.Add([.. pieces]);
            if (verdict.Outcome != CheckVerdict.Passed && verdict.Reason.Length > 0)
                line.Add(Piece.Muted(verdict.Reason));
        }
    }

    private static string Unit(Verdict verdict) => verdict.Unit is { } unit ? $" {unit}" : string.Empty;

    private static (string Word, Tone Tone) Word(CheckedVerdict check) => check switch
    {
        { IsBypassed: true } => ("overridden", Tone.Accent),
        { Verdict.Outcome: CheckVerdict.Blocked } => ("blocked", Tone.Warning),
        { Verdict.Outcome: CheckVerdict.Failed } => ("failed", Tone.Bad),
        _ => ("passed", Tone.Good),
    };
}
