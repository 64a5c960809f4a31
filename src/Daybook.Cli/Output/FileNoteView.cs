using System.Globalization;
using System.Text.Json;
using Daybook.Cli.Commands;
using Daybook.Cli.Replays;
using Daybook.Cli.Text;

namespace Daybook.Cli.Output;

/// <summary>What was noted when files were read, for people and as JSON.</summary>
internal static class FileNoteView
{
    /// <summary>Says beside the results of each kind of note the first one and how many there are, or all notes where they were asked for, and how many there are in all.</summary>
    public static void Say(Invocation run, FileNotes notes)
    {
        if (notes.Counts.Count == 0)
            return;
        var (kinds, all) = (notes.Listed.GroupBy(note => note.Code, StringComparer.Ordinal).ToList(), notes.Counts.Sum(one => one.Count));
        foreach (var note in notes.AreAllAskedFor ? notes.Listed : [])
            run.Say($"{Text(note)} ({note.Code})");
        foreach (var kind in notes.AreAllAskedFor ? [] : kinds)
        {
            var counts = notes.Counts.Where(one => one.Code == kind.Key).ToList();
            var more = counts.Sum(one => one.Count) - 1;
            run.Say($"{Text(kind.First())} ({kind.Key}{(more > 0 ? $", and {Quantity.Count(more)} more" : string.Empty)}{(counts.Count > 1 ? $", in {Quantity.Count(counts.Count, "file")}" : string.Empty)})");
        }

        run.Say($"{Quantity.Count(all, "note")} on the files{(notes.AreAllAskedFor || all == kinds.Count ? string.Empty : "; --notes shows all of them")}");
    }

    /// <summary>The notes, as a member <c>file_notes</c>, and how many there are, as <c>file_note_counts</c>.</summary>
    public static void WriteJson(Utf8JsonWriter writer, FileNotes notes)
    {
        writer.WriteStartArray("file_notes");
        foreach (var note in notes.Listed)
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
        writer.WriteStartArray("file_note_counts");
        foreach (var (file, code, count) in notes.Counts)
        {
            writer.WriteStartObject();
            writer.WriteString("file", file);
            writer.WriteString("code", code);
            writer.WriteNumber("count", count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Text(FileNote note) => $"{note.File}{(note.Line > 0 ? Line(note.Line) : string.Empty)}: {(note.Asset is { } asset ? asset + ": " : string.Empty)}{note.Message}";

    private static string Line(int line) => string.Create(CultureInfo.InvariantCulture, $":{line}");
}
