using System.Globalization;
using Daybook.Events;

namespace Daybook.Workloads;

/// <summary>
/// The standard load: seeded events in the proportions of a running portfolio. 20 kinds, 200 assets, 8 events a trace, 500 a session, evenly over 90 days,
/// metadata of 8 keys. The same for the same settings.
/// </summary>
public sealed record StandardWorkload
{
    private const int EventsPerTrace = 8;
    private const int EventsPerSession = 500;

    private static readonly string[] Regimes = ["Goldilocks", "Reflation", "Inflation", "Deflation"];

    private static readonly Kind[] Kinds =
    [
        new(12, EventTypes.AssetScored, "score", Shape.Score),
        new(12, EventTypes.GracePeriodCheck, "check", Shape.Guard),
        new(10, EventTypes.ProtectionDecisionStart, "start", Shape.Guard),
        new(10, EventTypes.WhipsawAllow, "allow", Shape.Guard),
        new(8, EventTypes.ProtectionDecisionComplete, "approve", Shape.Guard),
        new(2, EventTypes.ProtectionDecisionComplete, "deny", Shape.Guard),
        new(6, EventTypes.WhipsawBlock, "block", Shape.Guard),
        new(5, EventTypes.PositionAdjust, "increase", Shape.Position),
        new(4, EventTypes.HoldingPeriodBlock, "block", Shape.Guard),
        new(4, EventTypes.PositionClose, "close", Shape.Position),
        new(4, EventTypes.PositionOpen, "open", Shape.Position),
        new(4, EventTypes.TraceStart, "start", Shape.Bare),
        new(4, EventTypes.TraceEnd, "end", Shape.Bare),
        new(3, EventTypes.PositionDecay, "decay", Shape.Position),
        new(3, EventTypes.RegimeDetection, "hold", Shape.Market),
        new(2, EventTypes.GracePeriodStart, "start", Shape.Guard),
        new(2, EventTypes.GracePeriodEnd, "end", Shape.Guard),
        new(2, EventTypes.BucketLimitEnforced, "block", Shape.Asset),
        new(2, EventTypes.Error("position_open"), "error", Shape.Asset),
        new(1, EventTypes.RegimeTransition, "transition", Shape.Market),
    ];

    private static readonly int TotalWeight = Kinds.Sum(kind => kind.Weight);

    private enum Shape
    {
        Bare,
        Market,
        Guard,
        Asset,
        Score,
        Position,
    }

    /// <summary>The asset of the <see cref="Rare"/> events.</summary>
    public const string RareAsset = "RARE";

    /// <summary>The time of the first event.</summary>
    public static DateTimeOffset Start { get; } = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How many events.</summary>
    public required int Count { get; init; }

    /// <summary>Other events of the same kind. Default: 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Assets, equally frequent. Default: 200.</summary>
    public int Assets { get; init; } = 200;

    /// <summary>The time from the first event to the last. Default: 90 days.</summary>
    public TimeSpan Span { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How many runs over the same time are recorded at once: each session belongs to one of them, by chance. Default: 1.</summary>
    public int Replays { get; init; } = 1;

    /// <summary>How many events, evenly spread, speak of the asset <see cref="RareAsset"/>, of which no other speaks. Default: none.</summary>
    public int Rare { get; init; }

    /// <summary>The events, in the order of recording.</summary>
    public IEnumerable<PortfolioEvent> Events()
    {
        var random = new Random(Seed);
        var step = Span / Math.Max((Count + Replays - 1) / Replays, 1);
        var recorded = new int[Replays];
        var replay = 0;
        var session = string.Empty;
        var trace = string.Empty;
        for (var i = 0; i < Count; i++)
        {
            if (i % EventsPerSession == 0)
            {
                session = Id(random);
                replay = Replays == 1 ? 0 : random.Next(Replays);
            }

            if (i % EventsPerTrace == 0)
                trace = Id(random);
            var at = Start + (recorded[replay]++ * step);
            yield return IsRare(i) ? Event(Kinds[1], i, session, trace, at, random, RareAsset) : Event(Pick(random), i, session, trace, at, random);
        }
    }

    private bool IsRare(int index) => Rare > 0 && index % (Count / Rare) == Count / Rare / 2;

    private PortfolioEvent Event(Kind kind, int index, string session, string trace, DateTimeOffset at, Random random, string? asset = null)
    {
        var position = kind.Shape == Shape.Position;
        asset ??= kind.Shape >= Shape.Guard ? string.Create(CultureInfo.InvariantCulture, $"A{random.Next(Assets):000}") : null;
        var rule = random.Next(50);
        return PortfolioEvent.Create(new EventFields
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
            SizeBefore = position ? Size(random) : null,
            SizeAfter = position ? Size(random) : null,
            PortfolioAllocation = position ? 0.95 : null,
            ActivePositions = position ? random.Next(1, 11) : null,
            Metadata = Facts(index, random),
            ExecutionTimeMs = random.Next(2) == 0 ? Math.Round(random.NextDouble() * 5, 3) : null,
        });
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

    private static double Size(Random random) => Math.Round(random.NextDouble() * 0.15, 4);

    private static string Id(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    private sealed record Kind(int Weight, EventType Type, string Action, Shape Shape);
}
