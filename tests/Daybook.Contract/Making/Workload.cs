using System.Globalization;
using Daybook.Events;

namespace Daybook.Contract.Making;

/// <summary>
/// The standard load: seeded events in the proportions of a running portfolio. 20 kinds, 200 assets, 8 events a trace, 500 a session, evenly over 90 days,
/// metadata of 8 keys.
/// </summary>
public static class Workload
{
    private const int EventsPerTrace = 8;
    private const int EventsPerSession = 500;
    private const int Assets = 200;

    private static readonly TimeSpan Span = TimeSpan.FromDays(90);
    private static readonly string[] Regimes = ["Goldilocks", "Reflation", "Inflation", "Deflation"];

    private static readonly Kind[] Kinds =
    [
        new(12, "asset_scored", EventCategory.Scoring, "score", Shape.Score),
        new(12, "grace_period_check", EventCategory.Protection, "check", Shape.Guard),
        new(10, "protection_decision_start", EventCategory.Protection, "start", Shape.Guard),
        new(10, "whipsaw_allow", EventCategory.Protection, "allow", Shape.Guard),
        new(5, "protection_decision_complete", EventCategory.Protection, "approve", Shape.Guard),
        new(5, "protection_decision_complete", EventCategory.Protection, "deny", Shape.Guard),
        new(6, "whipsaw_block", EventCategory.Protection, "block", Shape.Guard),
        new(5, "position_adjust", EventCategory.Portfolio, "increase", Shape.Position),
        new(4, "holding_period_block", EventCategory.Protection, "block", Shape.Guard),
        new(4, "position_close", EventCategory.Portfolio, "close", Shape.Position),
        new(4, "position_open", EventCategory.Portfolio, "open", Shape.Position),
        new(4, "trace_start", EventCategory.System, "start", Shape.Bare),
        new(4, "trace_end", EventCategory.System, "end", Shape.Bare),
        new(3, "position_decay", EventCategory.Portfolio, "decay", Shape.Position),
        new(3, "regime_detection", EventCategory.Regime, "hold", Shape.Market),
        new(2, "grace_period_start", EventCategory.Protection, "start", Shape.Guard),
        new(2, "grace_period_end", EventCategory.Protection, "end", Shape.Guard),
        new(2, "bucket_limit_enforced", EventCategory.Diversification, "block", Shape.Guard),
        new(2, "position_open_error", EventCategory.Error, "error", Shape.Guard),
        new(1, "regime_transition", EventCategory.Regime, "transition", Shape.Market),
    ];

    private static readonly int TotalWeight = Kinds.Sum(kind => kind.Weight);

    private enum Shape
    {
        Bare,
        Market,
        Guard,
        Score,
        Position,
    }

    /// <summary>So many events; the same for the same count and seed.</summary>
    public static IEnumerable<PortfolioEvent> Events(int count, int seed = 1)
    {
        var random = new Random(seed);
        var step = Span / Math.Max(count, 1);
        var session = string.Empty;
        var trace = string.Empty;
        for (var i = 0; i < count; i++)
        {
            if (i % EventsPerSession == 0)
                session = Id(random);
            if (i % EventsPerTrace == 0)
                trace = Id(random);
            yield return Event(Pick(random), i, session, trace, Make.Start + (i * step), random);
        }
    }

    private static PortfolioEvent Event(Kind kind, int index, string session, string trace, DateTimeOffset at, Random random)
    {
        var position = kind.Shape == Shape.Position;
        var asset = kind.Shape >= Shape.Guard ? string.Create(CultureInfo.InvariantCulture, $"A{random.Next(Assets):000}") : null;
        var rule = random.Next(50);
        return PortfolioEvent.Create(Make.Complete(new EventFields
        {
            Type = kind.Type,
            OccurredMicros = Microseconds.From(at),
            TraceId = trace,
            SessionId = session,
            Asset = asset,
            Regime = kind.Shape is Shape.Market or Shape.Guard ? Regimes[random.Next(Regimes.Length)] : null,
            Action = kind.Action,
            Reason = $"{kind.Type} for {asset ?? "the portfolio"}: rule {rule} evaluated against the configured limit",
            ScoreBefore = kind.Shape >= Shape.Score ? Fraction(random, 3) : null,
            ScoreAfter = kind.Shape >= Shape.Score ? Fraction(random, 3) : null,
            SizeBefore = position ? Fraction(random, 4) * 0.15 : null,
            SizeAfter = position ? Fraction(random, 4) * 0.15 : null,
            PortfolioAllocation = position ? 0.95 : null,
            ActivePositions = position ? random.Next(1, 11) : null,
            Metadata = Facts(index, random),
            ExecutionTimeMs = random.Next(2) == 0 ? Math.Round(random.NextDouble() * 5, 3) : null,
        }));
    }

    private static Metadata Facts(int index, Random random) => Metadata.Of(
        ("can_open", random.Next(2) == 0),
        ("recent_cycles", random.Next(3)),
        ("max_cycles", 1),
        ("protection_period_days", 14),
        ("days_until_reset", random.Next(15)),
        ("position_already_open", random.Next(2) == 0),
        ("execution_time_ms", Fraction(random, 3)),
        ("total_checks", index))!;

    private static Kind Pick(Random random)
    {
        var left = random.Next(TotalWeight);
        foreach (var kind in Kinds)
        {
            left -= kind.Weight;
            if (left < 0)
                return kind;
        }

        return Kinds[^1];
    }

    private static double Fraction(Random random, int digits) => Math.Round(random.NextDouble(), digits);

    private static string Id(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    private sealed record Kind(int Weight, string Name, EventCategory Category, string Action, Shape Shape)
    {
        public EventType Type { get; } = Make.Type(Name, Category);
    }
}
