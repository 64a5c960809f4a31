using Daybook.Events;

namespace Daybook.Filters.Conditions;

/// <summary>The columns of an event as a condition reads them, without making anything.</summary>
internal static class EventValues
{
    /// <summary>A text column; null when it is absent.</summary>
    public static string? Text(in EventFields fields, EventField column) => column switch
    {
        EventField.Type => fields.Type!.Name,
        EventField.Category => fields.Type!.Category.Name,
        EventField.Trace => fields.TraceId,
        EventField.Session => fields.SessionId,
        EventField.Asset => fields.Asset,
        EventField.Regime => fields.Regime,
        EventField.Action => fields.Action,
        EventField.Reason => fields.Reason,
        EventField.Actor => fields.Actor,
        EventField.Origin => fields.Origin,
        EventField.Portfolio => throw new InvalidOperationException("An event does not say its portfolio: that stands in the start of its session. Ask through a journal's reader, which knows the sessions."),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "It is not a text."),
    };

    /// <summary>A number column; NaN when it is absent.</summary>
    public static double Number(in EventFields fields, EventField column) => column switch
    {
        EventField.Id => fields.Id,
        EventField.ScoreBefore => fields.RawScoreBefore,
        EventField.ScoreAfter => fields.RawScoreAfter,
        EventField.SizeBefore => fields.RawSizeBefore,
        EventField.SizeAfter => fields.RawSizeAfter,
        EventField.PortfolioAllocation => fields.RawPortfolioAllocation,
        EventField.ActivePositions => fields.ActivePositions ?? double.NaN,
        EventField.ExecutionTime => fields.RawExecutionTimeMs,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "It is not a number."),
    };

    /// <summary>A column of whole numbers; null when it is absent, or of another kind.</summary>
    public static long? Long(in EventFields fields, EventField column) => column switch
    {
        EventField.Id => fields.Id,
        EventField.ActivePositions => fields.ActivePositions,
        _ => null,
    };

    /// <summary>A time column in microseconds, or the rank of the severity.</summary>
    public static long Whole(in EventFields fields, EventField column) => column switch
    {
        EventField.Occurred => fields.OccurredMicros,
        EventField.Recorded => fields.RecordedMicros,
        EventField.Severity => (long)fields.Type!.Severity,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "It is neither a time nor a severity."),
    };

    /// <summary>How the column's texts are compared: regimes without case, others as they are.</summary>
    public static StringComparison Comparison(EventField column) =>
        column == EventField.Regime ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
}
