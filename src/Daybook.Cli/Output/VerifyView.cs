using System.Text.Json;
using Daybook.Cli.Text;
using Daybook.Integrity;
using Daybook.Storage;

namespace Daybook.Cli.Output;

/// <summary>What a verification found, for people and as JSON.</summary>
internal static class VerifyView
{
    /// <summary>The verdict, what it rests on, and each finding.</summary>
    public static void Show(IScreen screen, VerifyReport report)
    {
        if (report.Ok)
            screen.Line(Piece.Good("ok"), $": {Quantity.Count(report.Events, "event")}, nothing changed and nothing missing");
        else
            screen.Line(Piece.Bad(Quantity.Count(report.Findings.Count, "finding")), $" in {Quantity.Count(report.Events, "event")}");
        var facts = new List<Piece[]>
        {
            new Piece[] { Piece.Muted("root"), report.Root.ToString() },
            new Piece[] { Piece.Muted("anchor"), Anchor(report) },
        };
        if (report.Identity is { } identity)
            facts.Add([Piece.Muted("journal"), identity.ToString()]);
        if (report.Epoch > 0)
            facts.Add([Piece.Muted("epoch"), report.Epoch.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        if (report.Recoveries > 0)
            facts.Add([Piece.Muted("given up"), Piece.Warning(GivenUp(report))]);
        if (report.AnchorRenewals > 0)
            facts.Add([Piece.Muted("renewed"), Piece.Warning($"the anchor, {Quantity.Count(report.AnchorRenewals, "time")}: what was lost before, if anything was, could not be seen")]);
        screen.Table(new TableView([new Column("fact"), new Column("value", IsElastic: true, Wraps: true)], facts) { HasHeader = false, Indent = 2 });
        foreach (var finding in report.Findings)
            screen.Line("  ", Piece.Bad(finding.Check), $"  {finding.Message}", Range(finding));
        foreach (var warning in report.Warnings)
            screen.Line("  ", Piece.Warning("warning"), "  " + warning);
    }

    /// <summary>The document that scripts rely on.</summary>
    public static void WriteJson(Utf8JsonWriter writer, VerifyReport report)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("ok", report.Ok);
        writer.WriteNumber("events", report.Events);
        writer.WriteString("journal", report.Identity?.ToString());
        writer.WriteNumber("epoch", report.Epoch);
        writer.WriteNumber("recoveries", report.Recoveries);
        writer.WriteNumber("given_up", report.GivenUp);
        writer.WriteNumber("anchor_renewals", report.AnchorRenewals);
        writer.WriteString("root", report.Root.ToString());
        if (report.Anchor is { } anchor)
        {
            writer.WriteStartObject("anchor");
            writer.WriteNumber("epoch", anchor.Epoch);
            writer.WriteNumber("count", anchor.Count);
            writer.WriteString("root", anchor.Root.ToString());
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("anchor");
        }

        WriteFound(writer, report.Findings, report.Warnings);
        writer.WriteEndObject();
    }

    /// <summary>The document for a file that cannot be opened: what nobody could read is null.</summary>
    public static void WriteJson(Utf8JsonWriter writer, JournalOpenException error)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("ok", false);
        foreach (var unknown in (string[])["events", "journal", "epoch", "recoveries", "given_up", "anchor_renewals", "root", "anchor"])
            writer.WriteNull(unknown);
        WriteFound(writer, [new VerifyFinding("open", error.Message)], []);
        writer.WriteEndObject();
    }

    private static void WriteFound(Utf8JsonWriter writer, IReadOnlyList<VerifyFinding> findings, IReadOnlyList<string> warnings)
    {
        writer.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            writer.WriteStartObject();
            writer.WriteString("check", finding.Check);
            writer.WriteString("message", finding.Message);
            JsonOutput.Whole(writer, "first_id", finding.FirstId);
            JsonOutput.Whole(writer, "last_id", finding.LastId);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("warnings");
        foreach (var warning in warnings)
            writer.WriteStringValue(warning);
        writer.WriteEndArray();
    }

    private static string Anchor(VerifyReport report) => report.Anchor switch
    {
        null => "none",
        { } when report.Findings.Any(finding => finding.Check == "anchor") => "disagrees",
        { } anchor when anchor.Count == report.Events => "agrees",
        { } anchor => $"at {Quantity.Count(anchor.Count, "event")}",
    };

    private static string GivenUp(VerifyReport report) => report.GivenUp > 0
        ? $"{Quantity.Count(report.GivenUp, "acknowledged event")}: the journal was recovered {Quantity.Count(report.Recoveries, "time")}"
        : $"what the anchor vouched for, since events were changed: the journal was recovered {Quantity.Count(report.Recoveries, "time")}";

    private static string Range(VerifyFinding finding) => finding switch
    {
        { FirstId: { } first, LastId: { } last } when last != first => $" (events {first} to {last})",
        { FirstId: { } first } => $" (event {first})",
        _ => string.Empty,
    };
}
