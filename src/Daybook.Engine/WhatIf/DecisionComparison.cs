using Daybook.Engine.Rebalancing;
using Daybook.Engine.Replay;
using Daybook.Events;

namespace Daybook.Engine.WhatIf;

/// <summary>Compares a replay's decisions, as they are taken, with those of another that has ended. Of its own it keeps nothing but the first that differ.</summary>
internal sealed class DecisionComparison(IReadOnlyList<RebalanceTargets> others, int examples) : IReplayLog
{
    private static readonly RebalanceTargets Nothing = new(default, []);

    private readonly List<ChangedDecision> _first = [];
    private int _next;
    private long _count;
    private long _compared;

    public bool IsWritten => false;

    public ValueTask WriteAsync(RebalanceDecision decision)
    {
        Take(RebalanceTargets.Of(decision));
        return ValueTask.CompletedTask;
    }

    public ValueTask WriteAsync(IReadOnlyList<PortfolioEvent> events) => ValueTask.CompletedTask;

    /// <summary>Takes the next rebalance in.</summary>
    public void Take(RebalanceTargets own)
    {
        TakeOthersBefore(own.Date);
        var isShared = _next < others.Count && others[_next].Date == own.Date;
        Compare(own.Date, isShared ? others[_next++] : Nothing, own);
    }

    /// <summary>What differs, when the replay has ended.</summary>
    public DecisionChanges Finish()
    {
        TakeOthersBefore(DateOnly.MaxValue);
        return new DecisionChanges(_count, _compared, _first);
    }

    private void TakeOthersBefore(DateOnly date)
    {
        for (; _next < others.Count && others[_next].Date < date; _next++)
            Compare(others[_next].Date, others[_next], Nothing);
    }

    private void Compare(DateOnly date, RebalanceTargets other, RebalanceTargets own)
    {
        var (i, j) = (0, 0);
        while (i < other.Targets.Length || j < own.Targets.Length)
        {
            var order = i == other.Targets.Length ? 1 : j == own.Targets.Length ? -1 : string.CompareOrdinal(other.Targets[i].Asset, own.Targets[j].Asset);
            var asset = order <= 0 ? other.Targets[i].Asset : own.Targets[j].Asset;
            DecidedTarget? before = order <= 0 ? other.Targets[i++].Target : null;
            DecidedTarget? now = order >= 0 ? own.Targets[j++].Target : null;
            _compared++;
            if (before is { } one && now is { } two && one.IsSameAs(two))
                continue;
            _count++;
            if (_first.Count < examples)
                _first.Add(new ChangedDecision(date, asset, before, now));
        }
    }
}
