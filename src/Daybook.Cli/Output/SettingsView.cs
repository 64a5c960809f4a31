using System.Text.Json;
using Daybook.Engine.Rebalancing;
using Daybook.Operations.Portfolios;

namespace Daybook.Cli.Output;

/// <summary>What is odd about the settings that a run recorded, for people and as JSON.</summary>
internal static class SettingsView
{
    /// <summary>Says which recorded settings were not used, if any.</summary>
    public static void ShowNotUsed(IScreen screen, IReadOnlyCollection<string> notUsed)
    {
        if (RecordedSettings.Sentence(notUsed) is { } sentence)
            screen.Line(Piece.Warning(sentence));
    }

    /// <summary>Says what a portfolio's own settings are like, where there is something to say.</summary>
    /// <param name="screen">The screen.</param>
    /// <param name="run">The portfolio.</param>
    /// <param name="isMissed">Whether something would be told by settings.</param>
    public static void Show(IScreen screen, RecordedRun run, bool isMissed)
    {
        ShowNotUsed(screen, run.NotUsed);
        if (run.Settings is not null)
            return;
        if (run.IsUnreadable)
            screen.Line(Piece.Warning("The recorded settings cannot be read by this version, so grace periods and locks are not told; --config FILE applies others"));
        else if (isMissed)
            screen.Line(Piece.Muted("No configuration was recorded, so grace periods and locks are not told; --config FILE applies one"));
    }

    /// <summary>The keys of the settings that were not used, as a member <c>settings_not_used</c>.</summary>
    public static void WriteNotUsed(Utf8JsonWriter writer, IEnumerable<string> notUsed)
    {
        writer.WriteStartArray("settings_not_used");
        foreach (var key in notUsed)
            writer.WriteStringValue(key);
        writer.WriteEndArray();
    }

    /// <summary>Where the settings come from, and what is odd about them, as members <c>settings</c>, <c>settings_not_used</c> and <c>settings_unreadable</c>.</summary>
    public static void Write(Utf8JsonWriter writer, RecordedRun run)
    {
        writer.WriteString("settings", run.Given is not null ? "given" : run.Settings is not null ? "recorded" : null);
        WriteNotUsed(writer, run.NotUsed);
        writer.WriteBoolean("settings_unreadable", run.IsUnreadable);
    }
}
