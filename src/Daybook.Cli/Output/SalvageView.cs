using System.Text.Json;
using Daybook.Cli.Text;
using Daybook.Sqlite.Salvaging;

namespace Daybook.Cli.Output;

/// <summary>What was saved of a damaged journal, for people and as JSON.</summary>
internal static class SalvageView
{
    // Enough to see where the damage is.
    private const int MostShown = 12;

    /// <summary>What is in the new journal, what is missing, and what can be proven.</summary>
    public static void Show(IScreen screen, SalvageReport report)
    {
        screen.Line(Piece.Good(Quantity.Count(report.Kept, "event")), $" copied to {report.Path}, each with its id and times; event {report.EventId} tells of it");
        if (report.Missing.Count > 0)
        {
            var more = report.Missing.Count > MostShown ? ", …" : "";
            screen.Line("  ", Piece.Bad("missing"), $"   {Quantity.Count(report.MissingEvents, "event")}: {string.Join(", ", report.Missing.Take(MostShown))}{more}; an event_missing stands in {(report.MissingEvents == 1 ? "its place" : "the place of each")}");
        }

        if (report.Lost > 0)
            screen.Line("  ", Piece.Bad("lost"), $"      {Quantity.Count(report.Lost, "acknowledged event")} behind the last one, says the anchor");
        screen.Line("  ", Piece.Muted("proven"), $"    {Quantity.Count(report.Proven, "event")} by the damaged journal's hash tree{(report.Proven == report.Kept ? "" : "; the others were read, and nothing proves them")}");
        if (report.WithoutTrace > 0)
            screen.Line("  ", Piece.Muted("trace"), $"     {Quantity.Count(report.WithoutTrace, "event")} lost {(report.WithoutTrace == 1 ? "its trace" : "their traces")}");
        screen.Line("  ", Piece.Muted("verify"), report.Verified.Ok ? "    the new journal is whole" : $"    the new journal has {Quantity.Count(report.Verified.Findings.Count, "finding")}: daybook verify --journal {report.Path}");
    }

    /// <summary>The document that scripts rely on.</summary>
    public static void WriteJson(Utf8JsonWriter writer, SalvageReport report)
    {
        writer.WriteStartObject();
        writer.WriteString("target", report.Path);
        writer.WriteNumber("kept", report.Kept);
        writer.WriteNumber("missing", report.MissingEvents);
        writer.WriteStartArray("missing_ids");
        foreach (var span in report.Missing)
        {
            writer.WriteStartObject();
            writer.WriteNumber("first_id", span.First);
            writer.WriteNumber("last_id", span.Last);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("lost", report.Lost);
        writer.WriteNumber("proven", report.Proven);
        writer.WriteNumber("without_trace", report.WithoutTrace);
        writer.WriteNumber("keys", report.Keys);
        writer.WriteNumber("event_id", report.EventId);
        writer.WritePropertyName("verify");
        VerifyView.WriteJson(writer, report.Verified);
        writer.WriteEndObject();
    }
}
