using Daybook.Engine.Rebalancing;
using Daybook.Engine.Replay;
using Daybook.Events;

namespace Daybook.Engine.WhatIf;

/// <summary>Compares a replay's decisions, as they are taken, with those of another that has ended. Of its own it keeps the first that differ, and one of each kind.</summary>
internal sealed class DecisionComparison(IReadOnlyList<RebalanceTargets> others, int examples) : IReplayLog
{
    private static readonly RebalanceTargets Nothing = new(default, []);

    private readonly List<ChangedDecision> _first = [];
    private readonly ChangedKinds _kinds = new();
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
        return new DecisionChanges(_count, _compared, _first, _kinds.ToList());
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
            var change = new ChangedDecision(date, asset, before, now) { BaseWhy = WhyOf(other, asset), VariantWhy = WhyOf(own, asset) };
            _count++;
            _kinds.Take(change);
            if (_first.Count < examples)
                _first.Add(change);
        }
    }

    private static string? WhyOf(RebalanceTargets targets, string asset) => ReferenceEquals(targets, Nothing) ? ChangedDecision.NoRebalance : targets.WhyOf(asset);
}
