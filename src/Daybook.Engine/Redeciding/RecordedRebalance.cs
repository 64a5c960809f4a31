using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Regimes;
using Daybook.Engine.Regimes.Detection;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Redeciding;

/// <summary>A rebalance as the journal has it: what it was decided from, and what was decided.</summary>
/// <param name="Events">Its events by id, from its start to its completion, without the beginnings and ends of traces.</param>
/// <param name="Before">The state before it.</param>
/// <param name="Options">The settings of its run.</param>
/// <param name="Run">The session that is a run of its own, or null for a live portfolio.</param>
public sealed record RecordedRebalance(IReadOnlyList<PortfolioEvent> Events, EngineState Before, RebalanceOptions Options, string? Run = null)
{
    /// <summary>The portfolio's name, or null when it has none.</summary>
    public string? Portfolio { get; init; }

    /// <summary>The recorded settings that this version does not know, by key: the options are without them. Untrusted text.</summary>
    public IReadOnlyList<string> NotUsed { get; init; } = [];

    /// <summary>The version of the rules that the decision was made by (<see cref="RuleChange"/>).</summary>
    public int RulesVersion { get; init; } = RuleChange.PresentVersion;

    /// <summary>The state before it as it was folded before a change of the rules; null: that of <see cref="Before"/>.</summary>
    internal IReadOnlyDictionary<RuleChange, EngineState>? BeforeChange { get; init; }

    /// <summary>The decision's own time.</summary>
    public DateTimeOffset At => Events[0].OccurredAt;

    /// <summary>The settings that the decision obeyed: those of its run, as the regime's parameters made them where they are applied.</summary>
    public RebalanceOptions InForce => Options.Configuration.Regimes.ApplyParameters ? Options.InForce(Events.Aggregate(Before.Regimes, RegimeWatch.Apply)) : Options;

    /// <summary>The market as the decision saw it, put together from its events.</summary>
    public MarketSnapshot Snapshot()
    {
        var closest = Closest();
        return new MarketSnapshot
        {
            At = At,
            IsEmergency = Events[0].Flag("emergency") == true,
            Universe = [.. Events.Where(IsScore).Select(ToSnapshot)],
            Regime = Regime(),
            Correlations = (asset, _) => closest.GetValueOrDefault(asset),
        };
    }

    /// <summary>True for an event that says how an asset was scored.</summary>
    internal static bool IsScore(PortfolioEvent happened) => happened.Is(EventTypes.AssetScored) || happened.Is(EventTypes.ThresholdBreach);

    private static AssetSnapshot ToSnapshot(PortfolioEvent scored) =>
        new(RecordedScore.Read(scored), scored.SizeBefore ?? 0) { Price = scored.Number("price"), Return = scored.Number("return") };

    private RegimeObservation? Regime()
    {
        foreach (var happened in Events)
        {
            if (RegimeEventReader.Observation(happened) is { } observation)
                return observation;
        }

        return Events.Any(happened => happened.Is(EventTypes.RegimeContextGenerated)) ? new RegimeObservation(At, null, 0) : null;
    }

    private Dictionary<string, ClosestPeer> Closest()
    {
        var closest = new Dictionary<string, ClosestPeer>(StringComparer.Ordinal);
        foreach (var happened in Events)
        {
            var isAnswer = happened.Is(EventTypes.CorrelationCheck) || happened.Is(EventTypes.CorrelationBlock);
            if (isAnswer && happened is { Asset: { } asset } && happened.Text("other_asset") is { } other && happened.Number("correlation") is { } correlation)
                closest.TryAdd(asset, new ClosestPeer(other, correlation));
        }

        return closest;
    }
}
