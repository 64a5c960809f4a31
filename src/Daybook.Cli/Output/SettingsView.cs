using System.Text.Json;
using Daybook.Cli.Replays;
using Daybook.Engine.Rebalancing;

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

    /// <summary>Says what a run's own settings are like, where there is something to say.</summary>
    public static void Show(IScreen screen, RecordedRun run)
    {
        ShowNotUsed(screen, run.NotUsed);
        if (run.IsUnreadable)
            screen.Line(Piece.Warning("The recorded settings cannot be read by this version; what depends on them is told by the defaults"));
    }

    /// <summary>The keys of the settings that were not used, as a member <c>settings_not_used</c>.</summary>
    public static void WriteNotUsed(Utf8JsonWriter writer, IEnumerable<string> notUsed)
    {
        writer.WriteStartArray("settings_not_used");
        foreach (var key in notUsed)
            writer.WriteStringValue(key);
        writer.WriteEndArray();
    }

    /// <summary>Both, as members <c>settings_not_used</c> and <c>settings_unreadable</c>.</summary>
    public static void Write(Utf8JsonWriter writer, RecordedRun run)
    {
        WriteNotUsed(writer, run.NotUsed);
        writer.WriteBoolean("settings_unreadable", run.IsUnreadable);
    }
}
