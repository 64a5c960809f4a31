using Daybook.Events;

namespace Daybook.Queries;

/// <summary>
/// Nests traces by what their starts say of their parents. Parents that are missing, that name themselves or that stand in a circle make no difference to the
/// work: every trace appears exactly once, and nothing here recurses.
/// </summary>
internal static class TraceForest
{
    /// <summary>The trees of all traces that the events belong to; events without a trace are passed over.</summary>
    /// <param name="events">Events in any order.</param>
    /// <param name="root">A trace that is to be a root whatever it says of its parent; null: none.</param>
    /// <returns>The roots, by the id of their first event.</returns>
    public static IReadOnlyList<TraceTree> Build(IEnumerable<PortfolioEvent> events, string? root = null)
    {
        var traces = events.Where(e => e.TraceId is not null)
            .GroupBy(e => e.TraceId!, StringComparer.Ordinal)
            .Select(group => new Node(TraceReading.Read(group.Key, [.. group.OrderBy(e => e.Id)])))
            .OrderBy(node => node.FirstId)
            .ToList();
        var roots = Link(traces, root);
        return Finish(roots);
    }

    private static List<Node> Link(List<Node> nodes, string? root)
    {
        var byId = nodes.ToDictionary(node => node.Tree.TraceId, StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            if (node.Tree.TraceId != root && node.Tree.ParentId is { } parent)
                node.Parent = byId.GetValueOrDefault(parent);
        }

        BreakCircles(nodes);
        var roots = new List<Node>();
        foreach (var node in nodes)
        {
            if (node.Parent is { } parent)
                parent.Children.Add(node);
            else
                roots.Add(node);
        }

        return roots;
    }

    /// <summary>Walks up from each trace; a walk that meets itself has found a circle, which is opened at its oldest trace.</summary>
    private static void BreakCircles(List<Node> nodes)
    {
        var walk = 0;
        foreach (var start in nodes)
        {
            walk++;
            var node = start;
            while (node is { Walk: 0 })
            {
                node.Walk = walk;
                node = node.Parent;
            }

            if (node is not null && node.Walk == walk)
                Oldest(node).Parent = null;
        }
    }

    /// <summary>The trace of a circle whose first event is the oldest.</summary>
    private static Node Oldest(Node onCircle)
    {
        var first = onCircle;
        for (var node = onCircle.Parent!; node != onCircle; node = node.Parent!)
        {
            if (node.FirstId < first.FirstId)
                first = node;
        }

        return first;
    }

    private static List<TraceTree> Finish(List<Node> roots)
    {
        // Parents come before their children in this order, so that going backwards every child is finished before what shows it.
        var order = new List<Node>(roots);
        for (var i = 0; i < order.Count; i++)
        {
            foreach (var child in order[i].Children)
            {
                child.Depth = order[i].Depth + 1;
                child.Shelf = child.Depth < TraceTree.MaxDepth ? order[i] : order[i].Shelf;
                order.Add(child);
            }
        }

        for (var i = order.Count - 1; i >= 0; i--)
        {
            var node = order[i];
            node.Tree = node.Tree with { Children = [.. node.Shown.OrderBy(child => child.FirstId).Select(child => child.Tree)] };
            node.Shelf?.Shown.Add(node);
        }

        return [.. roots.Select(node => node.Tree)];
    }

    private sealed class Node(TraceTree tree)
    {
        public TraceTree Tree { get; set; } = tree;

        public long FirstId { get; } = tree.Events[0].Id;

        public Node? Parent { get; set; }

        public List<Node> Children { get; } = [];

        /// <summary>Where the trace is shown: its parent, or an ancestor when the nesting is too deep.</summary>
        public Node? Shelf { get; set; }

        public List<Node> Shown { get; } = [];

        public int Depth { get; set; }

        public int Walk { get; set; }
    }
}
