using System.Buffers;
using System.Text;
using System.Text.Json;
using Daybook.Events;
using Daybook.Operations.Json;

namespace Daybook.Cli.Output;

/// <summary>Writes JSON to standard output: one document, or a line per event.</summary>
internal static class JsonOutput
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>One document and the line's end.</summary>
    public static void Document(Terminal terminal, Action<Utf8JsonWriter> write) => One(terminal, Indented, write);

    /// <summary>One document on a line of its own, for verbs that print more of them as they come.</summary>
    public static void Line(Terminal terminal, Action<Utf8JsonWriter> write) => One(terminal, default, write);

    /// <summary>A line per event.</summary>
    public static void Lines(Terminal terminal, IEnumerable<PortfolioEvent> events) => Lines(terminal, events, EventJson.Write);

    /// <summary>A line per answer.</summary>
    public static void Lines<T>(Terminal terminal, IEnumerable<T> answers) => Lines(terminal, answers, AnswerJson.Write);

    private static void Lines<T>(Terminal terminal, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using var writer = new Utf8JsonWriter(buffer);
        foreach (var item in items)
        {
            write(writer, item);
            writer.Flush();
            writer.Reset();
            buffer.Write("\n"u8);
            if (buffer.WrittenCount > 8 * 1024)
                Hand(terminal, buffer);
        }

        Hand(terminal, buffer);
        terminal.Output.Flush();
    }

    private static void One(Terminal terminal, JsonWriterOptions options, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var writer = new Utf8JsonWriter(buffer, options))
            write(writer);
        buffer.Write("\n"u8);
        Hand(terminal, buffer);
        terminal.Output.Flush();
    }

    // Metadata is printed as it is spelled, for its hash, and JSON lets a string hold what steers a terminal. Inside a string an escape says the same.
    private static byte[] ForTheEye(ReadOnlySpan<byte> lines) =>
        Encoding.UTF8.GetBytes(string.Join('\n', Encoding.UTF8.GetString(lines).Split('\n').Select(VisibleText.Of)));

    private static void Hand(Terminal terminal, ArrayBufferWriter<byte> buffer)
    {
        if (terminal.OutputIsTerminal)
            terminal.Output.Write(ForTheEye(buffer.WrittenSpan));
        else
            terminal.Output.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }
}
