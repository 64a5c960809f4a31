using Daybook.Operations.Traces;
using Daybook.Queries;

namespace Daybook.Cli.Output;

/// <summary>Operations, nested, with durations, as a tree.</summary>
internal static class TraceView
{
    /// <summary>The operation, its own events and the operations below it, in the order in which they began.</summary>
    public static TreeView Tree(TraceAnswer trace)
    {
        var tree = new TreeView(Label(trace));
        Fill(tree, trace);
        return tree;
    }

    /// <summary>Hangs the operation below a node.</summary>
    public static void AddTo(TreeView parent, TraceAnswer trace) => Fill(parent.Add(Label(trace)), trace);

    private static void Fill(TreeView node, TraceAnswer trace)
    {
        // The operation's own start and end are what its label says.
        var shown = trace.Events.Where(entry => entry.Type.Name is not ("trace_start" or "trace_end"))
            .Select(entry => (entry.Id, Add: (Action)(() => node.Add(EventLabel.Of(entry)))));
        var below = trace.Children.Select(child => (child.Events[0].Id, Add: (Action)(() => AddTo(node, child))));
        foreach (var (_, add) in shown.Concat(below).OrderBy(part => part.Id))
            add();
        if (trace.Truncated)
            node.Add(Piece.Warning("there are more events, which were not read"));
    }

    private static Piece[] Label(TraceAnswer trace)
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
