using System.Globalization;
using Daybook.Cli.Text;
using Daybook.Events;
using Daybook.Operations.Auditing;

namespace Daybook.Cli.Output;

/// <summary>What an audit found.</summary>
internal static class AuditView
{
    /// <summary>How much was found, then each finding with a few of its events and how to see more.</summary>
    public static void Show(IScreen screen, AuditAnswer answer)
    {
        var (events, rules) = (Quantity.Count(answer.Events, "event"), Quantity.Count(answer.Rules.Count, "rule"));
        if (answer.Ok)
        {
            screen.Line(Piece.Good("ok"), $": {events}, no findings by {rules}");
            ShowUnjudged(screen, answer.WithoutConfiguration);
            return;
        }

        screen.Line(Piece.Bad(Quantity.Count(answer.Findings.Count, "finding")), $" in {events}, by {rules}");
        ShowUnjudged(screen, answer.WithoutConfiguration);
        foreach (var finding in answer.Findings)
            Show(screen, finding);
        screen.Line();
        screen.Line(Piece.Muted("'daybook explain ID' explains an event; 'daybook audit --rule NAME --examples N' shows more findings."));
    }

    /// <summary>The rules themselves.</summary>
    public static void ShowRules(IScreen screen, AuditRulesAnswer answer) => screen.Table(new TableView(
        [new Column("rule"), new Column("severity"), new Column("finding", IsElastic: true, Wraps: true)],
        [.. answer.Rules.Select(rule => new Piece[] { Piece.Strong(rule.Name), Word(rule.Severity), rule.Description })]));

    private static void ShowUnjudged(IScreen screen, IReadOnlyList<UnjudgedPortfolio> unjudged)
    {
        if (unjudged.Count == 0)
            return;
        var whose = unjudged.Count == 1
            ? unjudged[0] switch
            {
                { Run: { } run } => $"run {run}",
                { Origin: { } origin } => $"the portfolio imported from {origin}",
                { Name: { } name } => $"the live portfolio '{name}'",
                _ => "the live portfolio",
            }
            : Quantity.Count(unjudged.Count, "portfolio");
        screen.Line(Piece.Muted($"No configuration was recorded for {whose}, so protections and limits were not checked there; --config FILE applies one"));
    }

    private static void Show(IScreen screen, AuditFindingAnswer finding)
    {
        screen.Line();
        screen.Line(new Piece(Quantity.Count(finding.Count), ToneOf(finding.Severity)), "  ", Piece.Strong(finding.Rule), "  " + finding.Description);
        if (finding.Examples.Count == 0)
            return;
        screen.Table(new TableView(
            [new Column("id", IsNumber: true), new Column("time"), new Column("sentence", IsElastic: true, Wraps: true)],
            [.. finding.Examples.Select(Row)])
        {
            HasHeader = false,
            Indent = 2,
        });
        if (finding.Count > finding.Examples.Count)
            screen.Line(Piece.Muted($"  and {Quantity.Count(finding.Count - finding.Examples.Count)} more"));

        Piece[] Row(AuditExampleAnswer example) =>
        [
            Piece.Muted("#" + example.Event.ToString(CultureInfo.InvariantCulture)),
            Piece.Muted(screen.IsPlain ? TimeText.Exact(example.OccurredAt) : TimeText.Of(example.OccurredAt)),
            example.Sentence,
        ];
    }

    private static Piece Word(Severity severity) => new(severity.ToString().ToLowerInvariant(), ToneOf(severity));

    private static Tone ToneOf(Severity severity) => severity >= Severity.Error ? Tone.Bad : Tone.Warning;
}
