using Daybook.Engine;
using Daybook.Engine.Protections.Trading;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Redeciding;
using Daybook.Events;
using Daybook.Queries;
using Daybook.Sqlite;

namespace Daybook.Torture.Obedience;

/// <summary>
/// Compares what processes did with the one order that the journal has: by it each decision must have been made from exactly the state before it, which is folded from the journal's
/// beginning, and stand behind everything that its process had been told of before.
/// </summary>
/// <param name="events">The journal's events.</param>
/// <param name="rebalances">What the processes told.</param>
internal sealed class ObedienceJudge(IReadOnlyList<PortfolioEvent> events, IReadOnlyList<Rebalanced> rebalances)
{
    private readonly Dictionary<long, Rebalanced> _begun = rebalances.ToDictionary(one => one.Micros);
    private readonly List<(long Id, TradingStatus Status)> _trading =
        [(0, TradingStatus.Active), .. events.Where(happened => happened.Type.Equals(EventTypes.TradingStateChanged)).Select(happened => (happened.Id, TradingProtection.Apply(TradingState.Empty, happened).Status))];

    /// <summary>Decisions that are recorded.</summary>
    public int Recorded { get; private set; }

    /// <summary>Rebalances that ended without being recorded, because others came first each time.</summary>
    public int Reduced { get; private set; }

    /// <summary>Says what is wrong, or null.</summary>
    /// <param name="source">The journal.</param>
    /// <param name="orders">What was acknowledged, with how many events there were then.</param>
    public async Task<string?> JudgeAsync(SqliteSource source, IReadOnlyList<(Order Order, long Events)> orders)
    {
        if (JudgeOrders(orders) is { } lost)
            return lost;
        var found = new HashSet<long>();
        await foreach (var recorded in RecordedRebalances.ReadAsync(new JournalReader(source)))
        {
            var decision = Rebalance.Decide(recorded.Before, recorded.Snapshot(), recorded.Options);
            var where = $"The rebalance at event {recorded.Events[0].Id}";
            if (Redecision.Compare(recorded.At, recorded.Events, [.. decision.Events]) is [var difference, ..])
                return $"{where} was not decided from the state before it: {difference}";
            if (recorded.Run is null && JudgeRecorded(recorded, decision, found) is { } broken)
                return $"{where} {broken}";
        }

        return rebalances.Select(one => JudgeTold(one, found)).FirstOrDefault(broken => broken is not null);
    }

    private string? JudgeOrders(IReadOnlyList<(Order Order, long Events)> orders)
    {
        var said = events.Where(happened => happened.Reason.StartsWith("order ", StringComparison.Ordinal)).ToLookup(happened => happened.Reason);
        foreach (var (order, upTo) in orders)
        {
            if (said[order.Reason].FirstOrDefault()?.Id is not { } id || id > upTo)
                return $"'{order.Kind}' was acknowledged when there were {upTo} events, and is not among them.";
        }

        return said.FirstOrDefault(one => one.Count() > 1) is { } twice ? $"'{twice.Key}' was said once, and is there {twice.Count()} times." : null;
    }

    private string? JudgeRecorded(RecordedRebalance recorded, RebalanceDecision decision, HashSet<long> found)
    {
        var (first, micros) = (recorded.Events[0].Id, Microseconds.From(recorded.At));
        Recorded++;
        if (!_begun.TryGetValue(micros, out var one))
            return "is nobody's.";
        if (!found.Add(micros))
            return "is recorded twice.";
        if (first <= one.Told)
            return $"stands before event {one.Told}, which process {one.Process} knew of when it began.";
        var trading = StatusAt(first);
        if (decision.Targets.Any(target => IsRefused(trading, target.Action)) || recorded.Events.Any(happened => IsRefused(trading, happened)))
            return $"does what is not allowed: trading was {trading}.";
        if (one.End is not { } end)
            return null;
        if (!end.IsRecorded)
            return $"is recorded, and process {one.Process} said it was not: {end.Problem}.";
        if (RebalancedEnd.TextOf(decision.Targets) is var targets && end.Targets != targets)
            return $"has the targets {targets}, and process {one.Process} handed out {end.Targets}.";
        return end.State == RebalancedEnd.DigestOf(decision) ? null : $"was not decided from the state before it: process {one.Process} knew other events.";
    }

    private string? JudgeTold(Rebalanced one, HashSet<long> found)
    {
        if (one.End is not { } end || (end.IsRecorded && found.Contains(one.Micros)))
            return null;
        if (end.IsRecorded)
            return $"Process {one.Process} said that the rebalance of {Microseconds.ToTime(one.Micros):O} is recorded, and it is not.";
        Reduced++;
        if (end.Problem != nameof(Storage.AppendConditionException))
            return $"Process {one.Process} could not record a rebalance: {end.Problem}.";

        // It was decided somewhere between what it had been told and its end: one state in between must allow what it handed out.
        var between = _trading.Where(change => change.Id > one.Told && change.Id <= end.Head).Select(change => change.Status).Prepend(StatusAt(one.Told + 1));
        return end.Actions.All(action => action.ReducesRisk()) && between.Any(trading => !end.Actions.Any(action => IsRefused(trading, action)))
            ? null
            : $"Process {one.Process} handed out {end.Targets} without having recorded it.";
    }

    private TradingStatus StatusAt(long id) => _trading.Last(change => change.Id < id).Status;

    private static bool IsRefused(TradingStatus trading, PortfolioEvent happened) =>
        happened.Type.Equals(EventTypes.RebalancingTargetApproved) && TradeActions.TryParse(happened.Text("requested_action"), out var action) && IsRefused(trading, action);

    private static bool IsRefused(TradingStatus trading, TradeAction action) => trading switch
    {
        TradingStatus.Halted => action != TradeAction.Hold,
        TradingStatus.Reducing => action is TradeAction.Open or TradeAction.Increase,
        _ => false,
    };
}
