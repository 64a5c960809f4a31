namespace Daybook.Events;

/// <summary>
/// One fact in a portfolio's life: the reference system's 18 columns, and when, by whom and from where it was recorded. Checked when it is made; immutable.
/// Equality is by content.
/// </summary>
public sealed class PortfolioEvent : IEquatable<PortfolioEvent>
{
    private readonly EventFields _fields;

    private PortfolioEvent(in EventFields fields) => _fields = fields;

    /// <summary>The sequence number in the journal: from 1, without a gap; 0 before the event is stored.</summary>
    public long Id => _fields.Id;

    /// <summary>The decision's own time (simulated in a backtest), UTC, whole microseconds.</summary>
    public DateTimeOffset OccurredAt => Microseconds.ToTime(_fields.OccurredMicros);

    /// <summary>When the journal stored the event, UTC, whole microseconds; it never falls from one event to the next. 1970-01-01 before it is stored.</summary>
    public DateTimeOffset RecordedAt => Microseconds.ToTime(_fields.RecordedMicros);

    /// <summary>What kind of event this is.</summary>
    public EventType Type => _fields.Type!;

    /// <summary>The category of the event's type.</summary>
    public EventCategory Category => Type.Category;

    /// <summary>The trace (one operation) that the event belongs to, or null.</summary>
    public string? TraceId => _fields.TraceId;

    /// <summary>The session (one run) that the event belongs to, or null.</summary>
    public string? SessionId => _fields.SessionId;

    /// <summary>The asset that it speaks of, or null.</summary>
    public string? Asset => _fields.Asset;

    /// <summary>The market regime at the time, or null.</summary>
    public string? Regime => _fields.Regime;

    /// <summary>What was done or decided, for example <c>open</c> or <c>block</c>, or null.</summary>
    public string? Action => _fields.Action;

    /// <summary>Why, in words for people.</summary>
    public string Reason => _fields.Reason!;

    /// <summary>The asset's score before, usually 0..1, or null.</summary>
    public double? ScoreBefore => _fields.ScoreBefore;

    /// <summary>The asset's score after, usually 0..1, or null.</summary>
    public double? ScoreAfter => _fields.ScoreAfter;

    /// <summary>The position's size before, as a fraction of the portfolio, or null.</summary>
    public double? SizeBefore => _fields.SizeBefore;

    /// <summary>The position's size after, as a fraction of the portfolio, or null.</summary>
    public double? SizeAfter => _fields.SizeAfter;

    /// <summary>The invested fraction of the portfolio, or null.</summary>
    public double? PortfolioAllocation => _fields.PortfolioAllocation;

    /// <summary>The number of open positions, or null.</summary>
    public long? ActivePositions => _fields.ActivePositions;

    /// <summary>Further facts as a JSON object, or null.</summary>
    public Metadata? Metadata => _fields.Metadata;

    /// <summary>How long the operation took, in milliseconds, or null.</summary>
    public double? ExecutionTimeMs => _fields.ExecutionTimeMs;

    /// <summary>The person or process that recorded it, or null.</summary>
    public string? Actor => _fields.Actor;

    /// <summary>The source of an import, or null for an event that was recorded natively.</summary>
    public string? Origin => _fields.Origin;

    /// <summary>True for an event that came from an import.</summary>
    public bool IsImported => _fields.Origin is not null;

    /// <summary>A copy of the columns.</summary>
    public EventFields ToFields() => _fields;

    internal ref readonly EventFields Fields => ref _fields;

    /// <summary>Makes an event as the system itself records it.</summary>
    /// <param name="type">What kind of event this is.</param>
    /// <param name="occurredAt">The decision's own time; parts below a microsecond are cut off.</param>
    /// <param name="reason">Why, in words for people; at most 16,384 characters, not empty.</param>
    /// <param name="asset">The asset; at most 256 characters, as every short text.</param>
    /// <param name="action">What was done; must be one that the type admits; null takes the type's only one.</param>
    /// <param name="regime">The market regime.</param>
    /// <param name="scoreBefore">The score before; finite.</param>
    /// <param name="scoreAfter">The score after; finite.</param>
    /// <param name="sizeBefore">The size before, a fraction of the portfolio; finite.</param>
    /// <param name="sizeAfter">The size after, a fraction of the portfolio; finite.</param>
    /// <param name="portfolioAllocation">The invested fraction; finite.</param>
    /// <param name="activePositions">The number of open positions.</param>
    /// <param name="executionTimeMs">Duration in milliseconds; finite, not negative.</param>
    /// <param name="metadata">Further facts.</param>
    /// <exception cref="InvalidEventException">A column is malformed, or the type requires something else; the message names the column.</exception>
    public static PortfolioEvent Create(
        EventType type,
        DateTimeOffset occurredAt,
        string reason,
        string? asset = null,
        string? action = null,
        string? regime = null,
        double? scoreBefore = null,
        double? scoreAfter = null,
        double? sizeBefore = null,
        double? sizeAfter = null,
        double? portfolioAllocation = null,
        long? activePositions = null,
        double? executionTimeMs = null,
        Metadata? metadata = null) =>
        Create(new EventFields
        {
            Type = type,
            OccurredMicros = Microseconds.From(occurredAt),
            Reason = reason,
            Asset = asset,
            Action = action,
            Regime = regime,
            ScoreBefore = Given(scoreBefore, "score_before"),
            ScoreAfter = Given(scoreAfter, "score_after"),
            SizeBefore = Given(sizeBefore, "size_before"),
            SizeAfter = Given(sizeAfter, "size_after"),
            PortfolioAllocation = Given(portfolioAllocation, "portfolio_allocation"),
            ActivePositions = activePositions,
            ExecutionTimeMs = Given(executionTimeMs, "execution_time_ms"),
            Metadata = metadata,
        });

    /// <summary>Makes an event as the system itself records it, from columns. NaN in a number counts as absent.</summary>
    /// <exception cref="InvalidEventException">A column is malformed, or the type requires something else; the message names the column.</exception>
    public static PortfolioEvent Create(in EventFields fields)
    {
        var copy = fields;
        EventRules.CheckNative(ref copy);
        return new PortfolioEvent(copy);
    }

    /// <summary>Makes an event by which the journal speaks of itself (<see cref="EventType.IsJournalsOwn"/>).</summary>
    internal static PortfolioEvent OfJournal(in EventFields fields)
    {
        var copy = fields;
        EventRules.CheckNative(ref copy, isJournalsOwn: true);
        return new PortfolioEvent(copy);
    }

    /// <summary>True for what only the journal itself may record.</summary>
    internal bool IsJournalsOwn => Type.IsJournalsOwn && !IsImported;

    /// <summary>Keeps a foreign row as it is: only what cannot be stored faithfully is refused. <see cref="EventFields.Origin"/> is required.</summary>
    /// <exception cref="InvalidEventException">A column cannot be stored faithfully; the message names it.</exception>
    public static PortfolioEvent Import(in EventFields fields)
    {
        var copy = fields;
        EventRules.CheckForeign(ref copy);
        return new PortfolioEvent(copy);
    }

    /// <summary>Takes columns as a store wrote them. They are not checked again; integrity is what <c>verify</c> is for.</summary>
    public static PortfolioEvent Restore(in EventFields fields) => new(fields);

    /// <inheritdoc/>
    public bool Equals(PortfolioEvent? other) => other is not null && (ReferenceEquals(this, other) || _fields.Equals(other._fields));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PortfolioEvent);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_fields.Id, _fields.OccurredMicros, _fields.Type, _fields.Asset);

    /// <summary>The event in one line, for logs and debuggers.</summary>
    public override string ToString() => $"#{Id} {IsoTime.Format(OccurredAt)} {Type} {Asset} {Action}: {Reason}";

    internal static double? Given(double? number, string column) =>
        number is { } value && !double.IsFinite(value) ? throw new InvalidEventException(column, $"{value} is not a finite number") : number;
}
