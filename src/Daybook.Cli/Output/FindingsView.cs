using System.Globalization;
using Daybook.Events;
using Daybook.Operations.Configurations;

namespace Daybook.Cli.Output;

/// <summary>What is wrong with a configuration's file, in lines.</summary>
internal static class FindingsView
{
    /// <summary>All findings in the order of the file, then the verdict where it is good.</summary>
    public static void Show(IScreen screen, ConfigurationCheckAnswer answer)
    {
        ShowAll(screen, answer.File, answer.Findings);
        if (!answer.Ok)
            return;
        var over = answer.Preset is { } preset ? $" over {preset}" : string.Empty;
        var told = answer.Findings.Count(finding => finding.Severity == Severity.Warning) is > 0 and var warnings ? $", {Quantity.Count(warnings, "warning")}" : string.Empty;
        screen.Line(Piece.Good("ok"), $": {answer.File} sets {Quantity.Count(answer.Set, "value")}{over}{told}");
        screen.Line("  ", Piece.Muted("digest"), $"  {answer.Digest}");
    }

    /// <summary>A line for each finding: <c>FILE:LINE:COLUMN KEY: what</c>.</summary>
    public static void ShowAll(IScreen screen, string? file, IReadOnlyList<SettingsFinding> findings)
    {
        foreach (var finding in findings)
            screen.Line(Piece.Muted(Place(file, finding)), Piece.Strong(finding.Key is null ? string.Empty : $" {finding.Key}"), ": ", Word(finding), finding.Message);
    }

    /// <summary>The severity in small letters.</summary>
    public static string SeverityWord(Severity severity) => severity.ToString().ToLowerInvariant();

    // What nobody wrote has no place: it is about the file as a whole, or about a preset alone.
    private static string Place(string? file, SettingsFinding finding) => (file, finding.Line) switch
    {
        (null, _) => "defaults",
        (_, null) => file,
        _ => string.Create(CultureInfo.InvariantCulture, $"{file}:{finding.Line}:{finding.Column}"),
    };

    private static Piece Word(SettingsFinding finding) => finding.Severity switch
    {
        >= Severity.Error => string.Empty,
        Severity.Warning => Piece.Warning("warning: "),
        _ => Piece.Muted("note: "),
    };
}
