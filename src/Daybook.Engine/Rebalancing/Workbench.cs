using System.Collections.Immutable;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Chain;
using Daybook.Engine.Regimes;
using Daybook.Engine.Regimes.Contexts;
using Daybook.Engine.Regimes.Overrides;
using Daybook.Engine.Selection;
using Daybook.Events;

namespace Daybook.Engine.Rebalancing;

/// <summary>A rebalance in the making: the steps take what they need from it, and put their events on it. Never leaves <see cref="Rebalance.Decide"/>.</summary>
internal sealed class Workbench
{
    private readonly Dictionary<string, List<PortfolioEvent>> _steps = RebalanceSteps.Inner.ToDictionary(step => step, _ => new List<PortfolioEvent>(), StringComparer.Ordinal);
    private readonly List<PortfolioEvent> _sinceRequests = [];
    private EngineState _beforeRequests;

    public Workbench(EngineState state, MarketSnapshot snapshot, RebalanceOptions options, bool isRead)
    {
        IsRead = isRead;
        State = _beforeRequests = state;
        Snapshot = snapshot;
        Options = options;
        Assets = snapshot.Universe.ToDictionary(asset => asset.Asset, StringComparer.Ordinal);
        Held = snapshot.Universe.Where(asset => asset.Size > 0).ToImmutableDictionary(asset => asset.Asset, asset => asset.Size, StringComparer.Ordinal);
    }

    public EngineState State { get; private set; }

    public MarketSnapshot Snapshot { get; }

    /// <summary>The settings in force: as configured, until the regime's parameters are applied.</summary>
    public RebalanceOptions Options { get; set; }

    /// <summary>False when nobody reads the events: those that say nothing to the state need not be made.</summary>
    public bool IsRead { get; }

    public Dictionary<string, AssetSnapshot> Assets { get; }

    /// <summary>What is held, as fractions of the portfolio.</summary>
    public ImmutableDictionary<string, double> Held { get; }

    /// <summary>The core assets at the decision's time.</summary>
    public ImmutableHashSet<string> CoreAssets => [.. State.Protections.CoreAssets.Assets.Where(asset => asset.Value.HoldsAt(At)).Select(asset => asset.Key)];

    public RegimeContext? Context { get; private set; }

    public DateTimeOffset At => Snapshot.At;

    public string? Regime => Context is { Reading.IsAssumed: false } known ? known.Reading.Regime.Name : null;

    /// <summary>What the selection said of every asset.</summary>
    public IReadOnlyDictionary<string, SelectionChoice> Choices { get; private set; } = ImmutableDictionary<string, SelectionChoice>.Empty;

    /// <summary>The places of the assets that nothing but their score ranks.</summary>
    public IReadOnlyDictionary<string, SelectionRank> Ranks { get; private set; } = ImmutableDictionary<string, SelectionRank>.Empty;

    /// <summary>What the protections decided, in the order in which they were asked.</summary>
    public List<ProtectionDecision> Decisions { get; } = [];

    public IReadOnlyList<RebalanceStep> Steps =>
        [.. RebalanceSteps.Inner.Where(step => _steps[step].Count > 0).Select(step => new RebalanceStep(step, _steps[step]))];

    /// <summary>Puts an event into a step; what it says holds from then on.</summary>
    public void Emit(string step, PortfolioEvent happened)
    {
        _steps[step].Add(happened);
        _sinceRequests.Add(happened);
        State = State.Apply(happened);
    }

    public void Emit(string step, IEnumerable<PortfolioEvent> happened)
    {
        foreach (var one in happened)
            Emit(step, one);
    }

    /// <summary>Takes a look at the regime in. The overrides that were granted are none of its doing.</summary>
    public void Take(RegimeDecision look)
    {
        Context = look.Context;
        _steps[RebalanceSteps.Regime].AddRange(look.Events);
        State = State with { Regimes = look.After with { Overrides = State.Regimes.Overrides } };
    }

    /// <summary>Takes in what the selection said. It is told of in events alone.</summary>
    public void Take(IReadOnlyList<SelectionChoice> choices)
    {
        if (!IsRead)
            return;
        Choices = choices.ToDictionary(choice => choice.Asset, StringComparer.Ordinal);
        Ranks = SelectionRanks.Of(choices, Options.Selection);
    }

    /// <summary>Asks the protections. What they grant is recorded at once, so that the next request sees it.</summary>
    public ProtectionDecision Ask(string step, string asset, TradeAction action)
    {
        var budget = new RegimeOverrideBudget(State.Regimes.Overrides, Context?.Transition, Options.Regimes.Overrides);
        var request = new TradeRequest(asset, action, At, OverrideContext.Within(budget) with { IsEmergency = Snapshot.IsEmergency });
        var decision = ProtectionChain.Decide(request, ProtectionChain.Of(State.Protections, Options.Protections));
        Emit(step, decision.Events);
        Decisions.Add(decision);
        return decision;
    }

    /// <summary>From here on requests are made whose approval a limit may still take back.</summary>
    public void BeginRequests()
    {
        _beforeRequests = State;
        _sinceRequests.Clear();
    }

    /// <summary>Refuses by a limit what the protections have approved since <see cref="BeginRequests"/>. What they bypassed for it is not used up: its events are withdrawn.</summary>
    public ProtectionDecision Refuse(string step, ProtectionDecision approved, Verdict limit)
    {
        var withdrawn = approved.Events.Where(ProtectionEvents.IsOverride).ToHashSet(ReferenceEqualityComparer.Instance);
        var refused = approved with
        {
            IsApproved = false,
            Checks = [.. approved.Checks, new CheckedVerdict(limit, IsConsulted: true, IsBypassed: false)],
            Events = [.. approved.Events.Where(happened => !withdrawn.Contains(happened))],
        };
        Decisions[Decisions.IndexOf(approved)] = refused;
        if (withdrawn.Count > 0)
        {
            _steps[step].RemoveAll(withdrawn.Contains);
            _sinceRequests.RemoveAll(withdrawn.Contains);
            State = _beforeRequests.Apply(_sinceRequests);
        }

        return refused;
    }

    /// <summary>An event that a step applies outside the steps: the beginning.</summary>
    public PortfolioEvent Open(PortfolioEvent start)
    {
        State = State.Apply(start);
        return start;
    }
}
