using System.Globalization;
using System.Text.Json;
using Daybook.Cli.Text;
using Daybook.Engine.Configuration;
using Daybook.Events;

namespace Daybook.Cli.Output;

/// <summary>What is wrong with a configuration's file, for people and as JSON.</summary>
internal static class FindingsView
{
    /// <summary>All findings in the order of the file, then the verdict where it is good.</summary>
    public static void Show(IScreen screen, string file, ConfigurationReading reading)
    {
        ShowAll(screen, file, reading.Findings);
        if (reading.Configuration is not { } configuration)
            return;
        var over = reading.Preset is { } preset ? $" over {preset}" : string.Empty;
        var told = reading.Findings.Count(finding => finding.Severity == Severity.Warning) is > 0 and var warnings ? $", {Quantity.Count(warnings, "warning")}" : string.Empty;
        screen.Line(Piece.Good("ok"), $": {file} sets {Quantity.Count(reading.Set, "value")}{over}{told}");
        screen.Line("  ", Piece.Muted("digest"), $"  {configuration.ComputeDigest()}");
    }

    /// <summary>A line for each finding: <c>FILE:LINE:COLUMN KEY: what</c>.</summary>
    public static void ShowAll(IScreen screen, string? file, IReadOnlyList<ConfigurationFinding> findings)
    {
        foreach (var finding in findings)
            screen.Line(Piece.Muted(Place(file, finding)), Piece.Strong(finding.Key is null ? string.Empty : $" {finding.Key}"), ": ", Word(finding), finding.Message);
    }

    /// <summary>The same as one text.</summary>
    public static string Line(string? file, ConfigurationFinding finding) =>
        $"{Place(file, finding)}{(finding.Key is null ? string.Empty : $" {finding.Key}")}: {Word(finding).Text}{finding.Message}";

    /// <summary>The document that scripts rely on.</summary>
    public static void WriteJson(Utf8JsonWriter writer, string file, ConfigurationReading reading)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("ok", reading.Configuration is not null);
        writer.WriteString("file", file);
        writer.WriteString("preset", reading.Preset?.Name);
        writer.WriteString("digest", reading.Configuration?.ComputeDigest());
        WriteAll(writer, reading.Findings);
        writer.WriteEndObject();
    }

    /// <summary>The findings as a property of an object.</summary>
    public static void WriteAll(Utf8JsonWriter writer, IReadOnlyList<ConfigurationFinding> findings)
    {
        writer.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            writer.WriteStartObject();
            writer.WriteString("severity", SeverityWord(finding.Severity));
            writer.WriteString("code", finding.Code);
            writer.WriteString("key", finding.Key);
            writer.WriteString("message", finding.Message);
            JsonOutput.Whole(writer, "line", finding.Line);
            JsonOutput.Whole(writer, "column", finding.Column);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>The severity in small letters.</summary>
    public static string SeverityWord(Severity severity) => severity.ToString().ToLowerInvariant();

    // What nobody wrote has no place: it is about the file as a whole, or about a preset alone.
    private static string Place(string? file, ConfigurationFinding finding) => (file, finding.Line) switch
    {
        (null, _) => "defaults",
        (_, null) => file,
        _ => string.Create(CultureInfo.InvariantCulture, $"{file}:{finding.Line}:{finding.Column}"),
    };

    private static Piece Word(ConfigurationFinding finding) => finding.Severity switch
    {
        >= Severity.Error => string.Empty,
        Severity.Warning => Piece.Warning("warning: "),
        _ => Piece.Muted("note: "),
    };
}
