namespace Daybook.Filters;

/// <summary>What a filter can ask of an event: its columns, the severity of its type, and the keys of its metadata.</summary>
public enum EventField
{
    /// <summary>The sequence number. A number.</summary>
    Id,

    /// <summary>The decision's own time.</summary>
    Occurred,

    /// <summary>When the journal stored it. A time.</summary>
    Recorded,

    /// <summary>The name of its type. Text.</summary>
    Type,

    /// <summary>The name of its category. Text.</summary>
    Category,

    /// <summary>The severity of its type: <c>debug</c>, <c>info</c>, <c>warning</c>, <c>error</c>, <c>critical</c>, in rising order.</summary>
    Severity,

    /// <summary>The trace. Text, may be null.</summary>
    Trace,

    /// <summary>The session. Text, may be null.</summary>
    Session,

    /// <summary>The asset. Text, may be null.</summary>
    Asset,

    /// <summary>The regime. Text that is compared without case, may be null.</summary>
    Regime,

    /// <summary>The action. Text, may be null.</summary>
    Action,

    /// <summary>The reason. Text.</summary>
    Reason,

    /// <summary>The score before. A number, may be null.</summary>
    ScoreBefore,

    /// <summary>The score after. A number, may be null.</summary>
    ScoreAfter,

    /// <summary>The size before. A number, may be null.</summary>
    SizeBefore,

    /// <summary>The size after. A number, may be null.</summary>
    SizeAfter,

    /// <summary>The invested fraction of the portfolio. A number, may be null.</summary>
    PortfolioAllocation,

    /// <summary>The number of open positions. A number, may be null.</summary>
    ActivePositions,

    /// <summary>The duration in milliseconds. A number, may be null.</summary>
    ExecutionTime,

    /// <summary>Who recorded it. Text, may be null.</summary>
    Actor,

    /// <summary>The source of an import. Text; null for an event that was recorded natively.</summary>
    Origin,

    /// <summary>The metadata, by a path of keys (<see cref="FilterField.InMetadata"/>). What stands there decides the kind.</summary>
    Metadata,

    /// <summary>The name of the portfolio that the event's session is of. Text; null when it has none, or there is no session. It stands in the session's start, not in the event.</summary>
    Portfolio,
}
