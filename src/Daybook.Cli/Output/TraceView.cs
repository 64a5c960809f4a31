using System.Text.Json;
using Daybook.Cli.Text;
using Daybook.Queries;

namespace Daybook.Cli.Output;

/// <summary>Operations, nested, with durations: for people as a tree, for programs as JSON.</summary>
internal static class TraceView
{
    /// <summary>The operation, its own events and the operations below it, in the order in which they began.</summary>
    public static TreeView Tree(TraceTree trace)
    {
        var tree = new TreeView(Label(trace));
        Fill(tree, trace);
        return tree;
    }

    /// <summary>Hangs the operation below a node.</summary>
    public static void AddTo(TreeView parent, TraceTree trace) => Fill(parent.Add(Label(trace)), trace);

    /// <summary>The operation as a JSON object.</summary>
    public static void WriteJson(Utf8JsonWriter writer, TraceTree trace)
    {
        writer.WriteStartObject();
        writer.WriteString("trace_id", trace.TraceId);
        writer.WriteString("operation", trace.Operation);
        writer.WriteString("parent_trace_id", trace.ParentId);
        writer.WriteString("session_id", trace.SessionId);
        writer.WriteString("status", Word(trace.Status));
        writer.WriteString("started", TimeText.Exact(trace.StartedAt));
        writer.WriteString("ended", trace.EndedAt is { } end ? TimeText.Exact(end) : null);
        writer.WriteNumber("duration_ms", trace.DurationMs);
        writer.WriteBoolean("truncated", trace.Truncated);
        JsonOutput.Events(writer, "events", trace.Events);
        writer.WriteStartArray("children");
        foreach (var child in trace.Children)
            WriteJson(writer, child);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Fill(TreeView node, TraceTree trace)
    {
        // The operation's own start and end are what its label says.
        var shown = trace.Events.Where(entry => entry.Type.Name is not ("trace_start" or "trace_end"))
            .Select(entry => (entry.Id, Add: (Action)(() => node.Add(EventLabel.Of(entry)))));
        var below = trace.Children.Select(child => (child.Events[0].Id, Add: (Action)(() => AddTo(node, child))));
        foreach (var (_, add) in shown.Concat(below).OrderBy(part => part.Id))
            add();
        if (trace.Truncated)
            node.Add(Piece.Warning("more events follow that were not read"));
    }

    private static Piece[] Label(TraceTree trace)
    {
        var pieces = new List<Piece> { Piece.Strong(trace.Operation ?? $"trace {trace.TraceId}") };
        if (trace.Status is TraceStatus.Failed or TraceStatus.Open)
            pieces.Add(new Piece(" " + Word(trace.Status), trace.Status == TraceStatus.Failed ? Tone.Bad : Tone.Warning));
        if (trace.DurationMs > 0)
            pieces.Add(Piece.Muted("  " + Quantity.Milliseconds(trace.DurationMs)));
        return [.. pieces];
    }

    private static string Word(TraceStatus status) => status.ToString().ToLowerInvariant();
}
