using Daybook.Events;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Tests.Queries;

/// <summary>Tells events one after the other: each gets the next id, and the next second of 5 March 2025 unless it names its time.</summary>
internal sealed class Story
{
    public static readonly DateTimeOffset Morning = new(2025, 3, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly List<PortfolioEvent> _events = [];

    public IReadOnlyList<PortfolioEvent> Events => _events;

    public PortfolioEvent Last => _events[^1];

    public Story Add(
        string type,
        string category,
        string? action = null,
        string? asset = null,
        string? trace = null,
        string? session = null,
        DateTimeOffset? at = null,
        string reason = "because",
        string? metadata = null,
        double? score = null,
        double? size = null,
        double? ms = null,
        string? regime = null,
        string? origin = null)
    {
        _ = EventCategory.TryParse(category, out var known);
        var fields = new EventFields
        {
            Id = _events.Count + 1,
            OccurredMicros = Microseconds.From(at ?? Morning.AddSeconds(_events.Count)),
            Type = origin is null ? EventType.Define(type, known) : EventType.Foreign(type, EventCategory.Foreign(category)),
            Action = action,
            Asset = asset,
            TraceId = trace,
            SessionId = session,
            Reason = reason,
            ScoreAfter = score,
            SizeAfter = size,
            ExecutionTimeMs = ms,
            Regime = regime,
            Origin = origin,
            Metadata = metadata is null ? null : Metadata.Parse(metadata),
        };
        _events.Add(origin is null ? PortfolioEvent.Create(fields) : PortfolioEvent.Import(fields));
        return this;
    }

    public Story Starts(string trace, string operation, string? parent = null, string? session = null) => Add(
        "trace_start", "system", "start", trace: trace, session: session,
        metadata: parent is null ? $$"""{"operation":"{{operation}}"}""" : $$"""{"operation":"{{operation}}","parent_trace_id":"{{parent}}"}""");

    public Story Ends(string trace, bool success = true, double? ms = null, string? session = null) => Add(
        "trace_end", "system", "end", trace: trace, session: session, ms: ms, metadata: success ? """{"success":true}""" : """{"success":false}""");

    public Story Notes(string? trace = null, string? session = null, string? asset = "NVDA") =>
        Add("asset_scored", "scoring", "score", asset, trace, session, score: 0.5);

    /// <summary>The story in a store of its own, and a reader of it.</summary>
    public JournalReader Read()
    {
        var store = new MemoryStore();
        Append(store, _events);
        return new JournalReader(store);
    }

    public static void Append(IEventStore store, IReadOnlyList<PortfolioEvent> events)
    {
        if (events.Count > 0)
            Assert.All(store.Append([new AppendRequest(events)], Durability.Committed), outcome => Assert.Null(outcome.Refused));
    }
}
