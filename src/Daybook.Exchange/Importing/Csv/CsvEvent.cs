using Daybook.Events;
using Daybook.Exchange.Csv;
using Daybook.Files;

namespace Daybook.Exchange.Importing.Csv;

/// <summary>A CSV row that holds an event.</summary>
/// <param name="row">The row.</param>
/// <param name="isGuarded">True when its texts are guarded (<see cref="GuardedText"/>).</param>
/// <param name="cutTimes">Is shown the times.</param>
/// <param name="absentMarks">Is shown the cells of columns that may be empty, apart from reasons, when the texts are not guarded.</param>
internal sealed class CsvEvent(CsvRow row, bool isGuarded, CutTimes cutTimes, AbsentMarks absentMarks)
{
    /// <summary>Where the row starts.</summary>
    public ImportPlace Place => row.Place;

    /// <summary>True when Daybook wrote the row: it names when it was recorded.</summary>
    public bool IsRecorded => Text(TableColumns.Recorded) is not null;

    /// <summary>The event's columns.</summary>
    /// <exception cref="ImportException">A cell is not what its column means.</exception>
    public EventFields ToFields()
    {
        var category = EventCategory.Foreign(Text("event_category") ?? throw row.Misfit("event_category", "it is empty"));
        var fields = new EventFields
        {
            Id = Whole("id") ?? 0,
            OccurredMicros = Time("timestamp") ?? throw row.Misfit("timestamp", "it is empty"),
            Type = EventType.Foreign(Text("event_type") ?? throw row.Misfit("event_type", "it is empty"), category),
            TraceId = TextUnlessMarked("trace_id"),
            SessionId = TextUnlessMarked("session_id"),
            Asset = TextUnlessMarked("asset"),
            Regime = TextUnlessMarked("regime"),
            Action = TextUnlessMarked("action"),
            Reason = Text("reason"),
            ScoreBefore = Double("score_before"),
            ScoreAfter = Double("score_after"),
            SizeBefore = Double("size_before"),
            SizeAfter = Double("size_after"),
            PortfolioAllocation = Double("portfolio_allocation"),
            ActivePositions = Whole("active_positions"),
            Metadata = TextUnlessMarked("metadata") is { } json ? Metadata.Parse(json) : null,
            ExecutionTimeMs = Double("execution_time_ms"),
            RecordedMicros = Time(TableColumns.Recorded) ?? 0,
            Actor = Text("actor"),
            Origin = Text("origin"),
        };
        return fields;
    }

    /// <summary>The error of an event that cannot be made of the row.</summary>
    public ImportException Misfit(InvalidEventException error) => row.Misfit(error);

    private string? Text(string column)
    {
        if (!row.Has(column) || row.TextOrNull(column) is not { } cell)
            return null;
        return isGuarded ? GuardedText.Restore(cell) : cell;
    }

    // A reason is prose: one that is None says so.
    private string? TextUnlessMarked(string column) => IsMarked(column) ? null : Text(column);

    private double? Double(string column) => row.Has(column) && !IsMarked(column) ? row.Double(column) : null;

    private long? Whole(string column) => row.Has(column) && !IsMarked(column) ? row.Whole(column) : null;

    private bool IsMarked(string column) => !isGuarded && row.Has(column) && row.TextOrNull(column) is { } cell && absentMarks.Take(cell, row.Place.Line ?? 0);

    private long? Time(string column)
    {
        if (!row.Has(column) || row.TextOrNull(column) is not { } cell)
            return null;
        cutTimes.Look(cell, row.Place.Line ?? 0);
        return IsoTime.TryParse(cell, out var time)
            ? Microseconds.From(time)
            : throw row.Misfit(column, $"an ISO 8601 time is expected, such as 2025-03-05T14:30:00Z, not {Quoted.Text(cell)}{(IsoTime.EpochHint(cell) is { } hint ? $", which {hint}" : "")}");
    }
}
