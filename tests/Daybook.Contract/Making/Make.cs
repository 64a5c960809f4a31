using Daybook.Events;

namespace Daybook.Contract.Making;

/// <summary>The object mother: valid events in short calls. What a test does not say is filled with something plain and valid.</summary>
public static class Make
{
    /// <summary>When everything starts, unless a test says otherwise.</summary>
    public static DateTimeOffset Start { get; } = new(2025, 3, 3, 14, 30, 0, TimeSpan.Zero);

    /// <summary>A type of one's own that admits anything.</summary>
    public static EventType NoteType { get; } = EventType.Define("desk_note", EventCategory.Portfolio, description: "Something a test says.");

    public static PortfolioEvent Open(string asset = "AAPL", DateTimeOffset? at = null, double score = 0.857, double size = 0.12) =>
        Event(Type("position_open", EventCategory.Portfolio), "the score is over 0.65", asset, at, "open", score: score, size: size);

    public static PortfolioEvent Close(string asset = "AAPL", DateTimeOffset? at = null) =>
        Event(Type("position_close", EventCategory.Portfolio), "the score is under 0.65", asset, at, "close", score: 0.402, size: 0);

    public static PortfolioEvent Block(string asset = "AAPL", DateTimeOffset? at = null) =>
        Event(Type("whipsaw_block", EventCategory.Protection), "1 cycle in 14 days, 1 is the limit", asset, at, "block");

    public static PortfolioEvent Scored(string asset = "AAPL", DateTimeOffset? at = null, double score = 0.7, double? executionTimeMs = null) =>
        Event(Type("asset_scored", EventCategory.Scoring), "scored", asset, at, "score", score: score, executionTimeMs: executionTimeMs);

    public static PortfolioEvent Transition(string regime = "Deflation", DateTimeOffset? at = null) =>
        Event(Type("regime_transition", EventCategory.Regime), "growth and inflation fell", null, at, "transition", regime);

    public static PortfolioEvent Failure(string asset = "AAPL", DateTimeOffset? at = null) =>
        Event(Type("position_open_error", EventCategory.Error), "the broker did not answer", asset, at, "error");

    public static PortfolioEvent SessionStart(string session, DateTimeOffset? at = null) => Of(EventTypes.SessionStart, at).In(session, null);

    public static PortfolioEvent SessionEnd(string session, DateTimeOffset? at = null) => Of(EventTypes.SessionEnd, at).In(session, null);

    /// <summary>An event of <see cref="NoteType"/>.</summary>
    public static PortfolioEvent Note(string reason = "noted", DateTimeOffset? at = null, string? asset = null, Metadata? metadata = null) =>
        Event(NoteType, reason, asset, at, metadata: metadata);

    /// <summary>So many notes, a second apart, each with its number as its reason.</summary>
    public static PortfolioEvent[] Notes(int count, DateTimeOffset? from = null) =>
        [.. Enumerable.Range(1, count).Select(i => Note($"note {i}", (from ?? Start).AddSeconds(i)))];

    /// <summary>An event of any type, with what the type requires.</summary>
    public static PortfolioEvent Of(EventType type, DateTimeOffset? at = null, string? asset = null, string? regime = null) =>
        Event(type, $"a {type}", asset, at, action: type.Actions is [var first, ..] ? first : null, regime);

    /// <summary>The types of the catalogue that callers may record: all but those by which the journal speaks of itself.</summary>
    public static IReadOnlyList<EventType> RecordableTypes { get; } = [.. EventTypes.All.Where(type => !type.IsJournalsOwn)];

    /// <summary>An event for every type of the catalogue that callers may record.</summary>
    public static IReadOnlyList<PortfolioEvent> OneOfEachType() => [.. RecordableTypes.Select((type, i) => Of(type, Start.AddMinutes(i)))];

    /// <summary>What an import found: any name, any category, contradictions included.</summary>
    public static PortfolioEvent Imported(
        string type = "position_open", string category = "portfolio", DateTimeOffset? at = null, string? asset = "AAPL", string? action = "close", string origin = "run-7") =>
        PortfolioEvent.Import(new EventFields
        {
            Type = EventType.Foreign(type, EventCategory.Foreign(category)),
            OccurredMicros = Microseconds.From(at ?? Start),
            Asset = asset,
            Action = action,
            Reason = "as it was found",
            Origin = origin,
        });

    /// <summary>The built-in type of that name, or one's own.</summary>
    public static EventType Type(string name, EventCategory category) => EventTypes.Find(name) ?? EventType.Define(name, category);

    private static PortfolioEvent Event(
        EventType type,
        string reason,
        string? asset,
        DateTimeOffset? at,
        string? action = null,
        string? regime = null,
        double? score = null,
        double? size = null,
        double? executionTimeMs = null,
        Metadata? metadata = null) => PortfolioEvent.Create(Complete(new EventFields
        {
            Type = type,
            OccurredMicros = Microseconds.From(at ?? Start),
            Reason = reason,
            Asset = asset,
            Action = action,
            Regime = regime,
            ScoreAfter = score,
            SizeAfter = size,
            ExecutionTimeMs = executionTimeMs,
            Metadata = metadata,
        }));

    /// <summary>The columns, with those that their type requires filled in.</summary>
    public static EventFields Complete(EventFields fields)
    {
        var required = fields.Type!.Required;
        if (fields.Type.Actions.Count > 0)
            fields.Action ??= fields.Type.Actions[0];
        if (required.HasFlag(EventColumns.Asset))
            fields.Asset = Given(fields.Asset, "AAPL");
        if (required.HasFlag(EventColumns.Regime))
            fields.Regime = Given(fields.Regime, "Goldilocks");
        if (required.HasFlag(EventColumns.ScoreAfter))
            fields.ScoreAfter ??= 0.5;
        if (required.HasFlag(EventColumns.SizeAfter))
            fields.SizeAfter ??= 0.1;
        if (required.HasFlag(EventColumns.Session))
            fields.SessionId = Given(fields.SessionId, "session-1");
        if (required.HasFlag(EventColumns.Trace))
            fields.TraceId = Given(fields.TraceId, "trace-1");
        return fields;
    }

    private static string Given(string? text, string otherwise) => string.IsNullOrWhiteSpace(text) ? otherwise : text;
}
