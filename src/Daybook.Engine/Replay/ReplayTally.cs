using Daybook.Engine.Performance;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections;
using Daybook.Engine.Rebalancing;

namespace Daybook.Engine.Replay;

/// <summary>Counts what happens in a replay.</summary>
internal sealed class ReplayTally
{
    private static readonly string[] Order =
        [ProtectionNames.TradingState, ProtectionNames.CoreAsset, ProtectionNames.Grace, ProtectionNames.Holding, ProtectionNames.Whipsaw, TargetLimits.PositionLimit, TargetLimits.AllocationLimit];

    private readonly Dictionary<string, (long Checked, long Blocked, long Overridden)> _uses = Order.ToDictionary(name => name, _ => (0L, 0L, 0L), StringComparer.Ordinal);
    private readonly List<ReplayNote> _notes = [];
    private int _rebalances;
    private long _decisions;

    public long Events { get; set; }

    public long Fills { get; set; }

    public void Note(DateOnly date, string asset, string code, string message) => _notes.Add(new ReplayNote(date, asset, code, message));

    public void Take(RebalanceDecision decision)
    {
        _rebalances++;
        _decisions += decision.Decisions.Select(asked => asked.Request.Asset).Union(decision.Targets.Select(target => target.Asset), StringComparer.Ordinal).Count();
        Events += decision.Steps.Sum(step => step.Events.Count + 2) + 4;
        foreach (var (request, check) in decision.Decisions.SelectMany(request => request.Checks, (request, check) => (request, check)))
        {
            if (!check.IsConsulted || check.Verdict.Code == "not_guarded")
                continue;
            var (asked, blocked, overridden) = _uses[check.Verdict.Protection];
            _uses[check.Verdict.Protection] = (asked + 1, blocked + (check.Blocks ? 1 : 0), overridden + (check.IsBypassed && request.IsApproved ? 1 : 0));
        }
    }

    public ReplayResult ToResult(IReadOnlyList<DailyValue> values, double traded, double costs, EngineState state) => new()
    {
        Values = values,
        Rebalances = _rebalances,
        Decisions = _decisions,
        Events = Events,
        Fills = Fills,
        Traded = traded,
        Costs = costs,
        Protections = [.. Order.Select(name => KeyValuePair.Create(name, new ProtectionUse(_uses[name].Checked, _uses[name].Blocked, _uses[name].Overridden)))],
        Notes = _notes,
        State = state,
    };
}
