using System.Text.Json;
using Daybook.Cli.Commands;
using Daybook.Cli.Replays;
using Daybook.Cli.Text;

namespace Daybook.Cli.Output;

/// <summary>What was noted when files were read, for people and as JSON.</summary>
internal static class FileNoteView
{
    /// <summary>Says beside the results of each file and kind the first note, and how many there are.</summary>
    public static void Say(Invocation run, IReadOnlyList<FileNote> notes)
    {
        foreach (var kind in notes.GroupBy(note => (note.File, note.Code)))
        {
            var first = kind.First();
            var more = kind.Count() - 1;
            run.Say($"{first.File}:{first.Line}: {(first.Asset is { } asset ? asset + ": " : string.Empty)}{first.Message} ({first.Code}{(more > 0 ? $", and {Quantity.Count(more)} more" : string.Empty)})");
        }
    }

    /// <summary>All notes, as a member <c>file_notes</c>.</summary>
    public static void WriteJson(Utf8JsonWriter writer, IReadOnlyList<FileNote> notes)
    {
        writer.WriteStartArray("file_notes");
        foreach (var note in notes)
        {
            writer.WriteStartObject();
            writer.WriteString("file", note.File);
            writer.WriteNumber("line", note.Line);
            writer.WriteString("asset", note.Asset);
            writer.WriteString("code", note.Code);
            writer.WriteString("message", note.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
