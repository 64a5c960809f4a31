using Daybook.Events;

namespace Daybook.Queries;

/// <summary>How a session stands, as far as its events say.</summary>
public enum SessionStatus
{
    /// <summary>Its events do not say: neither start nor end is there, its end carries a status that is not known, or it was imported without an end.</summary>
    Unknown,

    /// <summary>It began and has not ended.</summary>
    Running,

    /// <summary>It ended, and nothing says that it failed.</summary>
    Completed,

    /// <summary>It ended with an error.</summary>
    Failed,

    /// <summary>Its process went away without ending it.</summary>
    Abandoned,
}

/// <summary>One run of the rebalancer, in a few words.</summary>
public sealed record SessionSummary
{
    /// <summary>The session's id.</summary>
    public required string SessionId { get; init; }

    /// <summary>What kind of run it is (<c>kind</c>, in the reference <c>session_type</c>), or null when that is not known.</summary>
    public string? Kind { get; init; }

    /// <summary>How it stands.</summary>
    public SessionStatus Status { get; init; }

    /// <summary>When it began: the <c>occurred</c> of its <c>session_start</c>; without one the earliest known event, or null.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended: the <c>occurred</c> of its <c>session_end</c>, or null.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>
    /// How long it took, in milliseconds: what its <c>session_end</c> measured (its execution time, or <c>duration_ms</c>);
    /// otherwise the time between its first and last known event, which in a backtest is simulated time. Null when neither is known.
    /// </summary>
    public double? DurationMs { get; init; }
}

/// <summary>A session and everything in it, nested.</summary>
public sealed record SessionTree
{
    /// <summary>The session.</summary>
    public required SessionSummary Session { get; init; }

    /// <summary>The number of its events that were read; all of them unless <see cref="Truncated"/>.</summary>
    public required int EventCount { get; init; }

    /// <summary>How many of them are of category <c>error</c>.</summary>
    public required int Errors { get; init; }

    /// <summary>How many of them say that a protection blocked something: category <c>protection</c>, action <c>block</c> or <c>deny</c>.</summary>
    public required int Blocks { get; init; }

    /// <summary>Events that belong to no trace, by id: among them the session's start and end.</summary>
    public required IReadOnlyList<PortfolioEvent> Events { get; init; }

    /// <summary>Its operations, by the id of their first event.</summary>
    public required IReadOnlyList<TraceTree> Traces { get; init; }

    /// <summary>True when the session has more events than were read: the earliest by (occurred, id) are here, and its end if it has one.</summary>
    public bool Truncated { get; init; }
}
