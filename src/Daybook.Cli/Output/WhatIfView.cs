using Daybook.Engine;
using Daybook.Engine.Performance;
using Daybook.Engine.Sizing;
using Daybook.Engine.WhatIf;
using Daybook.Operations.WhatIf;

namespace Daybook.Cli.Output;

/// <summary>What other settings would have come to, as tables.</summary>
internal static class WhatIfView
{
    private const int MostRows = 30;

    private static readonly (string Name, Func<PerformanceReport, double?> Of, bool IsFraction)[] Figures =
    [
        ("CAGR", report => report.Cagr, true),
        ("volatility", report => report.Volatility, true),
        ("Sharpe", report => report.Sharpe, false),
        ("Sortino", report => report.Sortino, false),
        ("maximum drawdown", report => report.MaxDrawdown, true),
        ("turnover a year", report => report.TurnoverPerYear, false),
        ("costs", report => report.Costs, false),
    ];

    /// <summary>A variant beside what is in force.</summary>
    public static void ShowSideBySide(IScreen screen, CounterfactualResult result, int kinds)
    {
        var (now, other) = (result.Base, result.Variants[0]);
        screen.Line(Piece.Strong("What if"), $" {other.Variant}?");
        screen.Line();
        List<Piece[]> rows = [.. Figures.Select(figure => Row(figure.Name, figure.Of(now.Performance), figure.Of(other.Performance), figure.IsFraction))];
        rows.Add(["trades", Quantity.Count(now.Fills), Piece.Strong(Quantity.Count(other.Fills)), Piece.Muted(Signed(other.Fills - now.Fills))]);
        foreach (var ((name, before), (_, after)) in now.Protections.Zip(other.Protections))
        {
            if (before.Blocked + after.Blocked > 0)
                rows.Add([$"{name} blocked", Quantity.Count(before.Blocked), Piece.Strong(Quantity.Count(after.Blocked)), Piece.Muted(Signed(after.Blocked - before.Blocked))]);
        }

        screen.Table(new TableView(
            [new Column(string.Empty, MinWidth: 24), new Column("in force", IsNumber: true, MinWidth: 12), new Column("what if", IsNumber: true, MinWidth: 12), new Column("difference", IsNumber: true)], rows));
        screen.Line();
        ShowChanges(screen, other.Changes, kinds);
    }

    /// <summary>Where the daily returns are.</summary>
    public static void ShowReturns(IScreen screen, CounterfactualResult result, string path)
    {
        screen.Line();
        screen.Line(Piece.Strong("Returns"), $" {path}: {Quantity.Count(result.Days.Count, "day")}; settings in force and {Quantity.Count(result.Variants.Count, "variant")}");
    }

    /// <summary>A grid: what is in force, and the points that no other one beats in everything that is weighed.</summary>
    public static void ShowSweep(IScreen screen, WhatIfAnswer answer)
    {
        var result = answer.Result;
        if (result.Variants.All(variant => variant.Changes.Count == 0))
        {
            screen.Line(Piece.Strong(Quantity.Count(result.Variants.Count, "variant")), ", and none changes a decision: over these prices they make no difference");
            ShowSkipped(screen, answer.Skipped);
            return;
        }

        List<CounterfactualRun> front = [.. result.Variants.Where((_, i) => answer.Variants[i].Pareto == true)];
        screen.Line(
            Piece.Strong(Quantity.Count(result.Variants.Count, "variant")),
            $", {Quantity.Count(front.Count)} on the Pareto front of {string.Join(", ", answer.Objectives)}: no other is at least as good in all of these and better in one");
        screen.Line();
        var rows = screen.IsPlain ? [.. front.Select(run => (run, Alike: 0))] : Together(front);
        var shown = rows.Take(screen.IsPlain ? rows.Count : MostRows).ToList();
        screen.Table(new TableView(
            [new Column("settings", IsElastic: true, Wraps: true), .. Figures.Select(figure => new Column(figure.Name, IsNumber: true, IsDroppable: figure.Name is not ("CAGR" or "maximum drawdown"))), new Column("decisions changed", IsNumber: true, IsDroppable: true)],
            [Settings(result.Base), .. shown.Select(row => Settings(row.Run, row.Alike))]));
        if (shown.Count < rows.Count)
            screen.Line(Piece.Muted($"{rows.Count - shown.Count} further; --json has all"));
        ShowSkipped(screen, answer.Skipped);
    }

    private static void ShowSkipped(IScreen screen, IReadOnlyList<SkippedSettings> all)
    {
        foreach (var skipped in all.Take(3))
            screen.Line(Piece.Warning("skipped"), $" {skipped.Set}: {skipped.Reason}");
        if (all.Count > 3)
            screen.Line(Piece.Muted($"{all.Count - 3} further combinations contradict themselves and were skipped"));
    }

    /// <summary>Where the two part, then everything that differs by its kind: what follows from it day after day is said once.</summary>
    private static void ShowChanges(IScreen screen, DecisionChanges changes, int most)
    {
        screen.Line(Piece.Strong(Quantity.Count(changes.Count)), $" of {Quantity.Count(changes.Compared, "decision")} differ{(changes.Count > 0 && most > 0 ? ":" : string.Empty)}");
        if (changes.Count == 0 || most == 0)
            return;
        var first = changes.Kinds[0].First;
        screen.Line();
        screen.Line(Piece.Strong("First"), $" on {first.Date:yyyy-MM-dd}, {first.Asset}");
        screen.Line($"  in force: {Decided(first.Base, first.BaseWhy, hasSize: true)}");
        screen.Line($"  what if:  {Decided(first.Variant, first.VariantWhy, hasSize: true)}");
        screen.Line(Piece.Muted("From then on the two portfolios differ, so later decisions may differ for that reason alone."));
        screen.Line();
        screen.Line(Piece.Strong("By kind"), Piece.Muted(", ordered by first day"));
        foreach (var kind in changes.Kinds.Take(most))
        {
            screen.Line($"  {Kind(kind.First)}");
            screen.Line(Piece.Muted($"    {Span(kind)}"));
        }

        if (changes.Kinds.Count > most)
            screen.Line(Piece.Muted($"  {Quantity.Count(changes.Kinds.Skip(most).Sum(kind => kind.Count), "decision")} of {Quantity.Count(changes.Kinds.Count - most, "further kind")}; --json has all kinds"));
    }

    private static string Span(ChangedKind kind)
    {
        var when = kind.Days == 1 ? $"on {kind.First.Date:yyyy-MM-dd}" : $"on {Quantity.Count(kind.Days, "day")}, {kind.First.Date:yyyy-MM-dd} to {kind.Last:yyyy-MM-dd}";
        var what = kind.Assets == 1 ? kind.First.Asset : $"{Quantity.Count(kind.Assets, "asset")}, {kind.First.Asset} first";
        return kind.Count == kind.Days ? $"{when}: {what}" : $"{when}: {Quantity.Count(kind.Count, "decision")}, {what}";
    }

    private static string Kind(ChangedDecision change)
    {
        var (before, after) = (Decided(change.Base, change.BaseWhy), Decided(change.Variant, change.VariantWhy));
        return before == after ? $"{before}, different size" : $"{before} → {after}";
    }

    private static string Decided(DecidedTarget? target, string? why, bool hasSize = false)
    {
        var action = target is not { } decided ? "nothing" : hasSize && decided.Action != TradeAction.Close ? $"{decided.Action.ToWord()} {Quantity.Percent(decided.Size)}" : decided.Action.ToWord();
        return why == TargetCodes.Sized ? action : $"{action} ({why ?? "score missing or too low"})";
    }

    private static Piece[] Row(string name, double? before, double? after, bool isFraction) =>
        [name, Figure(before, isFraction), Piece.Strong(Figure(after, isFraction)), Piece.Muted(before is { } one && after is { } two ? Difference(two - one, isFraction) : "-")];

    /// <summary>Variants for a person: those that decide and earn the same are said once, with how many others are like it.</summary>
    private static List<(CounterfactualRun Run, int Alike)> Together(IEnumerable<CounterfactualRun> front) =>
        [.. front.GroupBy(run => (run.Performance, run.Fills, run.Changes.Count)).Select(group => (group.First(), group.Count() - 1))];

    private static Piece[] Settings(CounterfactualRun run, int alike = 0) =>
    [
        run.Variant.Settings.Count == 0 ? Piece.Muted("in force") : alike == 0 ? run.Variant.ToString() : $"{run.Variant} and {Quantity.Count(alike, "other")} with the same figures",
        .. Figures.Select(figure => (Piece)Figure(figure.Of(run.Performance), figure.IsFraction)),
        run.Variant.Settings.Count == 0 ? Piece.Muted("-") : Quantity.Count(run.Changes.Count),
    ];

    private static string Figure(double? value, bool isFraction) => value switch
    {
        null => "-",
        { } known when isFraction => ReplayView.Percent(known),
        { } known when Math.Abs(known) >= 1_000 => FormattableString.Invariant($"{known:N0}"),
        _ => ReplayView.Ratio(value),
    };

    private static string Difference(double value, bool isFraction) => (value >= 0 ? "+" : string.Empty) + Figure(value, isFraction);

    private static string Signed(long value) => (value >= 0 ? "+" : string.Empty) + Quantity.Count(value);
}
