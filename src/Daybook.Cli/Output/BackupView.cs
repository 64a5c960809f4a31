using System.Text.Json;
using Daybook.Cli.Text;
using Daybook.Sqlite.Backup;

namespace Daybook.Cli.Output;

/// <summary>What a backup came to, for people and as JSON.</summary>
internal static class BackupView
{
    /// <summary>Where it is and what it holds; or why there is none.</summary>
    public static void Show(IScreen screen, BackupReport report, string target)
    {
        if (report.Path is not { } path)
        {
            screen.Line(Piece.Bad("no backup"), $": the copy did not verify, and nothing was put at {target}; 'daybook verify' shows whether the journal itself is damaged");
            VerifyView.Show(screen, report.Verified);
            return;
        }

        screen.Line(Piece.Good("ok"), $": {Quantity.Count(report.Verified.Events, "event")} in {path}, {Quantity.Bytes(report.Bytes)}, copied and verified");
        screen.Line("  ", Piece.Muted("root"), $"    {report.Verified.Root}");
    }

    /// <summary>The document that scripts rely on.</summary>
    public static void WriteJson(Utf8JsonWriter writer, BackupReport report)
    {
        writer.WriteStartObject();
        writer.WriteString("target", report.Path);
        writer.WriteNumber("bytes", report.Bytes);
        writer.WritePropertyName("verify");
        VerifyView.WriteJson(writer, report.Verified);
        writer.WriteEndObject();
    }
}
