namespace Daybook.Events;

/// <summary>
/// The columns of an event while it is being put together: by a caller that has many of them, by an import, or by a store that reads a row.
/// <see cref="PortfolioEvent.Create(in EventFields)"/> checks and freezes them.
/// </summary>
public record struct EventFields
{
    internal const long NoTime = long.MinValue;

    /// <summary>Makes an empty set of columns: the time and every number absent.</summary>
    public EventFields()
    {
    }

    /// <summary>The event's sequence number, from 1; 0 before it is stored.</summary>
    public long Id { get; set; }

    /// <summary>The decision's own time, in microseconds (<see cref="Microseconds"/>). Left out, a recorder takes it from its clock; everybody else requires it.</summary>
    public long OccurredMicros { get; set; } = NoTime;

    /// <summary>When the journal stored it, in microseconds; 0 before.</summary>
    public long RecordedMicros { get; set; }

    /// <summary>What kind of event this is. Required.</summary>
    public EventType? Type { get; set; }

    /// <summary>The trace, or null.</summary>
    public string? TraceId { get; set; }

    /// <summary>The session, or null.</summary>
    public string? SessionId { get; set; }

    /// <summary>The asset, or null.</summary>
    public string? Asset { get; set; }

    /// <summary>The regime, or null.</summary>
    public string? Regime { get; set; }

    /// <summary>The action, or null: then the type's only action is taken.</summary>
    public string? Action { get; set; }

    /// <summary>Why, in words for people.</summary>
    public string? Reason { get; set; }

    /// <summary>The score before, or null.</summary>
    public double? ScoreBefore
    {
        readonly get => Optional(RawScoreBefore);
        set => RawScoreBefore = value ?? double.NaN;
    }

    /// <summary>The score after, or null.</summary>
    public double? ScoreAfter
    {
        readonly get => Optional(RawScoreAfter);
        set => RawScoreAfter = value ?? double.NaN;
    }

    /// <summary>The size before as a fraction of the portfolio, or null.</summary>
    public double? SizeBefore
    {
        readonly get => Optional(RawSizeBefore);
        set => RawSizeBefore = value ?? double.NaN;
    }

    /// <summary>The size after as a fraction of the portfolio, or null.</summary>
    public double? SizeAfter
    {
        readonly get => Optional(RawSizeAfter);
        set => RawSizeAfter = value ?? double.NaN;
    }

    /// <summary>The invested fraction of the portfolio, or null.</summary>
    public double? PortfolioAllocation
    {
        readonly get => Optional(RawPortfolioAllocation);
        set => RawPortfolioAllocation = value ?? double.NaN;
    }

    /// <summary>The number of open positions, or null.</summary>
    public long? ActivePositions { get; set; }

    /// <summary>Further facts as a JSON object, or null.</summary>
    public Metadata? Metadata { get; set; }

    /// <summary>How long the operation took, in milliseconds, or null.</summary>
    public double? ExecutionTimeMs
    {
        readonly get => Optional(RawExecutionTimeMs);
        set => RawExecutionTimeMs = value ?? double.NaN;
    }

    /// <summary>The person or process that recorded it, or null.</summary>
    public string? Actor { get; set; }

    /// <summary>The source of an import, or null for an event that was recorded natively.</summary>
    public string? Origin { get; set; }

    // An optional double takes 16 bytes, NaN as "absent" takes 8, and events are many. Numbers given are finite, so NaN is free for that.
    internal double RawScoreBefore { readonly get; set; } = double.NaN;

    internal double RawScoreAfter { readonly get; set; } = double.NaN;

    internal double RawSizeBefore { readonly get; set; } = double.NaN;

    internal double RawSizeAfter { readonly get; set; } = double.NaN;

    internal double RawPortfolioAllocation { readonly get; set; } = double.NaN;

    internal double RawExecutionTimeMs { readonly get; set; } = double.NaN;

    private static double? Optional(double raw) => double.IsNaN(raw) ? null : raw;
}
