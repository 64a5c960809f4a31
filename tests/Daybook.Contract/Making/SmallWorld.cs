using CsCheck;
using Daybook.Events;

namespace Daybook.Contract.Making;

/// <summary>
/// Events of a world with few values, so that everything meets: six assets, equal times, types of one's own that disagree about their category,
/// sessions that begin and end, and imports among them.
/// </summary>
public static class SmallWorld
{
    private static readonly Gen<string?> Asset = Gen.OneOf<string?>("AAPL", "NVDA", "TSLA", "aapl", "^VIX", null);

    private static readonly Gen<string?> Regime = Gen.OneOf<string?>("Goldilocks", "GOLDILOCKS", "Deflation", null, null);

    private static readonly Gen<string?> Session = Gen.OneOf<string?>("s-1", "s-2", "s-3", null);

    private static readonly Gen<string?> Trace = Gen.OneOf<string?>("t-1", "0190163d-8694-739b-aea5-966c26f8ad90", "0190163d-8694-739b-aea5-966c26f8ad91", null);

    private static readonly Gen<double?> Score = Gen.OneOf<double?>(0, 0.25, 0.5, 0.75, 1, null);

    private static readonly Gen<double?> Time = Gen.OneOf<double?>(0, 0.5, 3, 40.25, null);

    private static readonly Gen<Metadata?> Facts = Gen.OneOf(null, Metadata.Of(("cycles", 1)), Metadata.Of(("cycles", 2), ("note", "é")), Metadata.Parse("{}"));

    private static readonly Gen<EventType> OwnType = Gen.OneOf(
        EventType.Define("own_a", EventCategory.Scoring),
        EventType.Define("own_a", EventCategory.Error),
        EventType.Define("own_b", EventCategory.Protection),
        EventType.Define("own_b", EventCategory.Portfolio),
        EventType.Define("own_c", EventCategory.System));

    private static readonly Gen<EventType> Type = Gen.Frequency<EventType>(
        (4, Gen.OneOf(EventTypes.PositionOpen, EventTypes.PositionClose, EventTypes.WhipsawBlock, EventTypes.AssetScored, EventTypes.RegimeTransition)),
        (2, OwnType),
        (1, Gen.OneOf(EventTypes.SessionStart, EventTypes.SessionEnd)));

    /// <summary>A moment, in microseconds: one of 41 days, seconds or microseconds around the start.</summary>
    public static Gen<long> Moment { get; } = Gen.Select(
        Gen.Int[-20, 20], Gen.OneOf(1L, Microseconds.PerSecond, Microseconds.PerDay), (count, unit) => Microseconds.From(Make.Start) + (count * unit));

    private static Gen<EventFields> Columns { get; } = Gen.Select(
        Gen.Select(Moment, Type, Asset, Regime, Session, Trace),
        Gen.Select(Score, Time, Facts, Gen.Int[0, 3]),
        (texts, facts) => new EventFields
        {
            OccurredMicros = texts.Item1,
            Type = texts.Item2,
            Asset = texts.Item3,
            Regime = texts.Item4,
            SessionId = texts.Item5,
            TraceId = texts.Item6,
            Reason = $"reason {facts.Item4}",
            ScoreAfter = facts.Item1,
            ExecutionTimeMs = facts.Item2,
            Metadata = facts.Item3,
        });

    /// <summary>An event as the system records it.</summary>
    public static Gen<PortfolioEvent> Native { get; } = Columns.Select(columns => PortfolioEvent.Create(Make.Complete(columns)));

    /// <summary>An event as an import finds it: its category is anything, and it may say that a session began.</summary>
    public static Gen<PortfolioEvent> Imported { get; } = Gen.Select(
        Columns,
        Gen.OneOf("portfolio", "error", "protection", "gossip"),
        Gen.OneOf<string?>("open", "block", "BLOCK", null),
        (columns, category, action) =>
        {
            columns.Type = EventType.Foreign(columns.Type!.Name, EventCategory.Foreign(category));
            columns.Action = action;
            columns.Origin = "run-7";
            return PortfolioEvent.Import(columns);
        });

    /// <summary>Either.</summary>
    public static Gen<PortfolioEvent> Any { get; } = Gen.Frequency<PortfolioEvent>((3, Native), (1, Imported));

    /// <summary>So many events without types of one's own; the same for the same count and seed.</summary>
    public static PortfolioEvent[] Events(int count, uint seed)
    {
        var random = new PCG(1, seed);
        return [.. Enumerable.Range(0, count).Select(_ => Any.Where(one => one.IsImported || one.Type.IsBuiltIn).Generate(random, null, out var _))];
    }
}
