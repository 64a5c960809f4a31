using Daybook.Engine.Portfolios;
using Daybook.Engine.Regimes;
using Daybook.Engine.Sizing;
using Daybook.Events;

namespace Daybook.Engine.Rebalancing;

/// <summary>
/// One rebalance: from the scored universe and what the journal remembers to targets, and to the events that say why. Deterministic: the same state, snapshot and options
/// give the same decision, byte for byte. Nothing is recorded and nothing is traded by it; <see cref="Rebalancer"/> does that.
/// </summary>
public static class Rebalance
{
    /// <summary>Decides.</summary>
    /// <param name="state">What is remembered: a fold of the journal.</param>
    /// <param name="snapshot">The market as it is known now.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentException">An asset appears twice in the universe, or a size is not a finite fraction of 0 or more.</exception>
    public static RebalanceDecision Decide(EngineState state, MarketSnapshot snapshot, RebalanceOptions options) => Make(state, snapshot, options, isRead: true, RegimeWatch.Decide);

    /// <summary>Decides the same, perhaps with less to read.</summary>
    /// <param name="state">What is remembered.</param>
    /// <param name="snapshot">The market.</param>
    /// <param name="options">The settings.</param>
    /// <param name="isRead">False when nobody reads the events: then those that change no state are not made, and the others say no more than the state needs.</param>
    /// <param name="look">Takes the look at the regime, as <see cref="RegimeWatch.Decide"/> does.</param>
    internal static RebalanceDecision Make(EngineState state, MarketSnapshot snapshot, RebalanceOptions options, bool isRead, RegimeLook look)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(options);
        Require(snapshot);
        snapshot = snapshot with { At = WholeDays.Recorded(snapshot.At) };
        var bench = new Workbench(state, snapshot, options, isRead);
        var start = bench.Open(Start(bench));
        RegimeStep.Take(bench, look);
        var reviewed = ReviewStep.Take(bench);
        var selection = SelectionStep.Take(bench, reviewed);
        bench.Take(selection.Choices);
        if (isRead)
            ScoringStep.Take(bench);
        var (targets, allocation, wanted) = TargetStep.Take(bench, selection, reviewed);
        return new RebalanceDecision
        {
            At = snapshot.At,
            Regime = bench.Regime,
            Start = start,
            Steps = bench.Steps,
            Complete = Complete(bench, targets, allocation),
            Targets = targets,
            Wanted = wanted,
            Decisions = bench.Decisions,
            Choices = selection.Choices,
            Allocation = allocation,
            State = bench.State,
        };
    }

    /// <summary>Requires a snapshot that can be used.</summary>
    /// <exception cref="ArgumentException">An asset appears twice in the universe, or a size is not a finite fraction of 0 or more.</exception>
    internal static void Require(MarketSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var asset in snapshot.Universe)
        {
            if (!seen.Add(asset.Asset))
                throw new ArgumentException($"'{asset.Asset}' is twice in the universe.", nameof(snapshot));
            if (!double.IsFinite(asset.Size) || asset.Size < 0)
                throw new ArgumentException($"'{asset.Asset}' has the size {asset.Size}; a size is a fraction of the portfolio, 0 or more.", nameof(snapshot));
        }
    }

    private static PortfolioEvent Start(Workbench bench) => PortfolioEvent.Create(
        EventTypes.PortfolioRebalanceStart,
        bench.At,
        $"{bench.Snapshot.Universe.Count} assets are looked at, {bench.Held.Count} are held",
        portfolioAllocation: bench.Snapshot.Universe.Sum(asset => asset.Size),
        activePositions: bench.Held.Count,
        metadata: bench.Snapshot.IsEmergency ? Metadata.Of(("emergency", true)) : null);

    private static PortfolioEvent Complete(Workbench bench, IReadOnlyList<Target> targets, double allocation)
    {
        int Count(TradeAction action) => targets.Count(target => target.Action == action);
        var (opens, increases, decreases, closes, holds) =
            (Count(TradeAction.Open), Count(TradeAction.Increase), Count(TradeAction.Decrease), Count(TradeAction.Close), Count(TradeAction.Hold));
        return PortfolioEvent.Create(
            EventTypes.PortfolioRebalanceComplete,
            bench.At,
            $"{opens} to open, {increases} to make larger, {decreases} smaller, {closes} to close, {holds} to hold",
            regime: bench.Regime,
            portfolioAllocation: allocation,
            activePositions: targets.Count - closes,
            metadata: Metadata.Of(("opens", opens), ("increases", increases), ("decreases", decreases), ("closes", closes), ("holds", holds)));
    }
}
