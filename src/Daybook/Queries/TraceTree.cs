using Daybook.Events;

namespace Daybook.Queries;

/// <summary>How an operation went, as far as its events say.</summary>
public enum TraceStatus
{
    /// <summary>Its events do not say: there is no <c>trace_start</c> (as in an imported run), or its end leaves the outcome open.</summary>
    Unknown,

    /// <summary>It began and has not ended.</summary>
    Open,

    /// <summary>It ended and says that it succeeded.</summary>
    Succeeded,

    /// <summary>It ended and says that it failed.</summary>
    Failed,
}

/// <summary>One operation: its own events, and the operations that it started.</summary>
public sealed record TraceTree
{
    /// <summary>The deepest nesting that is shown as such, the outermost operation included. What lies deeper hangs under the last level, so that a reader may recurse.</summary>
    public const int MaxDepth = 24;

    /// <summary>The trace's id.</summary>
    public required string TraceId { get; init; }

    /// <summary>What was done (<c>operation</c> of its <c>trace_start</c>), or null when that is not known.</summary>
    public string? Operation { get; init; }

    /// <summary>The trace that it says it belongs to (<c>parent_trace_id</c>), whether or not that one is known; null: none.</summary>
    public string? ParentId { get; init; }

    /// <summary>The session of its first event that has one, or null.</summary>
    public string? SessionId { get; init; }

    /// <summary>How it went.</summary>
    public TraceStatus Status { get; init; }

    /// <summary>When it began: the <c>occurred</c> of its <c>trace_start</c>, otherwise the earliest of its events.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended: the <c>occurred</c> of its <c>trace_end</c>; null without one.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>
    /// How long it took, in milliseconds: what its <c>trace_end</c> measured (its execution time, or <c>duration_ms</c>);
    /// otherwise the time from its earliest to its latest event, which in a backtest is simulated time.
    /// </summary>
    public double DurationMs { get; init; }

    /// <summary>Its own events, by id, without those of <see cref="Children"/>.</summary>
    public required IReadOnlyList<PortfolioEvent> Events { get; init; }

    /// <summary>The operations that it started, by the id of their first event.</summary>
    public IReadOnlyList<TraceTree> Children { get; init; } = [];

    /// <summary>True when it has more events than were read; set on the outermost trace of an answer.</summary>
    public bool Truncated { get; init; }

    /// <summary>This trace and all below it, each before its children.</summary>
    public IEnumerable<TraceTree> Flatten()
    {
        var open = new Stack<TraceTree>();
        open.Push(this);
        while (open.TryPop(out var tree))
        {
            yield return tree;
            for (var i = tree.Children.Count - 1; i >= 0; i--)
                open.Push(tree.Children[i]);
        }
    }
}
