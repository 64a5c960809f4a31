using System.Globalization;
using System.Text.Json;
using Daybook.Auditing;
using Daybook.Cli.Text;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Cli.Output;

/// <summary>What an audit found, for people and as JSON.</summary>
internal static class AuditView
{
    /// <summary>How much was found, then each finding with a few of its events and how to see more.</summary>
    public static void Show(IScreen screen, AuditReport report, IReadOnlyCollection<PortfolioBook> unjudged)
    {
        var (events, rules) = (Quantity.Count(report.Events, "event"), Quantity.Count(report.Rules.Count, "rule"));
        if (report.Ok)
        {
            screen.Line(Piece.Good("ok"), $": {events}, nothing found by {rules}");
            ShowUnjudged(screen, unjudged);
            return;
        }

        screen.Line(Piece.Bad(Quantity.Count(report.Findings.Count, "finding")), $" in {events}, by {rules}");
        ShowUnjudged(screen, unjudged);
        foreach (var finding in report.Findings)
            Show(screen, finding);
        screen.Line();
        screen.Line(Piece.Muted("'daybook explain ID' shows an event with all that is known of it; 'daybook audit --rule NAME --examples N' tells of more."));
    }

    /// <summary>The document that scripts rely on.</summary>
    public static void WriteJson(Utf8JsonWriter writer, AuditReport report, IReadOnlyCollection<PortfolioBook> unjudged)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("ok", report.Ok);
        writer.WriteNumber("events", report.Events);
        writer.WriteStartArray("rules");
        foreach (var rule in report.Rules)
            writer.WriteStringValue(rule);
        writer.WriteEndArray();
        writer.WriteStartArray("findings");
        foreach (var finding in report.Findings)
            Write(writer, finding);
        writer.WriteEndArray();
        writer.WriteStartArray("without_configuration");
        foreach (var book in unjudged)
        {
            writer.WriteStartObject();
            writer.WriteString("origin", book.Origin);
            writer.WriteString("run", book.RunId);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>The rules themselves.</summary>
    public static void ShowRules(IScreen screen, IReadOnlyList<IAuditRule> rules) => screen.Table(new TableView(
        [new Column("rule"), new Column("severity"), new Column("what is found", IsElastic: true, Wraps: true)],
        [.. rules.Select(rule => new Piece[] { Piece.Strong(rule.Name), Word(rule.Severity), rule.Description })]));

    /// <summary>The rules themselves, for scripts.</summary>
    public static void WriteRulesJson(Utf8JsonWriter writer, IReadOnlyList<IAuditRule> rules)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            writer.WriteStartObject();
            writer.WriteString("name", rule.Name);
            writer.WriteString("severity", rule.Severity.ToString().ToLowerInvariant());
            writer.WriteString("description", rule.Description);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void ShowUnjudged(IScreen screen, IReadOnlyCollection<PortfolioBook> unjudged)
    {
        if (unjudged.Count == 0)
            return;
        var whose = unjudged.Count == 1
            ? unjudged.First() switch
            {
                { RunId: { } run } => $"run {run}",
                { Origin: { } origin } => $"the portfolio imported from {origin}",
                { Name: { } name } => $"the live portfolio '{name}'",
                _ => "the live portfolio",
            }
            : Quantity.Count(unjudged.Count, "portfolio");
        screen.Line(Piece.Muted($"No configuration was recorded for {whose}, so protections and limits were not checked there; --config FILE applies one"));
    }

    private static void Show(IScreen screen, AuditFinding finding)
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

        Piece[] Row(AuditExample example) =>
        [
            Piece.Muted("#" + example.Event.Id.ToString(CultureInfo.InvariantCulture)),
            Piece.Muted(screen.IsPlain ? TimeText.Exact(example.Event.OccurredAt) : TimeText.Of(example.Event.OccurredAt)),
            example.Sentence,
        ];
    }

    private static void Write(Utf8JsonWriter writer, AuditFinding finding)
    {
        writer.WriteStartObject();
        writer.WriteString("rule", finding.Rule);
        writer.WriteString("severity", finding.Severity.ToString().ToLowerInvariant());
        writer.WriteString("description", finding.Description);
        writer.WriteNumber("count", finding.Count);
        writer.WriteStartArray("events");
        foreach (var id in finding.Events)
            writer.WriteNumberValue(id);
        writer.WriteEndArray();
        writer.WriteNumber("omitted", finding.Omitted);
        writer.WriteStartArray("examples");
        foreach (var example in finding.Examples)
        {
            writer.WriteStartObject();
            writer.WriteNumber("event", example.Event.Id);
            writer.WriteString("sentence", example.Sentence);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static Piece Word(Severity severity) => new(severity.ToString().ToLowerInvariant(), ToneOf(severity));

    private static Tone ToneOf(Severity severity) => severity >= Severity.Error ? Tone.Bad : Tone.Warning;
}
