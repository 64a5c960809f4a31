using Daybook.Engine.Protections;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Replay;
using Daybook.Engine.Sizing;
using Daybook.Events;

namespace Daybook.Engine.WhatIf;

/// <summary>Gathers what protections refuse, as the decisions pass by.</summary>
internal sealed class BlockedEpisodes : IReplayLog
{
    private readonly List<BlockedEpisode> _episodes = [];
    private Dictionary<(string Protection, string Asset, TradeAction Action), int> _running = [];

    public bool IsWritten => false;

    /// <summary>The episodes by their first day; those of one day in the order in which they were refused.</summary>
    public IReadOnlyList<BlockedEpisode> Episodes => _episodes;

    public ValueTask WriteAsync(RebalanceDecision decision)
    {
        Take(decision);
        return ValueTask.CompletedTask;
    }

    public ValueTask WriteAsync(IReadOnlyList<PortfolioEvent> events) => ValueTask.CompletedTask;

    /// <summary>Takes the next rebalance in.</summary>
    public void Take(RebalanceDecision decision)
    {
        var running = new Dictionary<(string, string, TradeAction), int>();
        var date = DateOnly.FromDateTime(decision.At.UtcDateTime);
        List<(string Protection, TradeRequest Request)> refused = [.. decision.Decisions
            .Where(asked => !asked.IsApproved)
            .SelectMany(asked => asked.Blocking.Where(IsProtection), (asked, protection) => (protection, asked.Request))];
        var peers = refused.Count > 0 ? Peers(decision, refused.Select(one => one.Request.Asset)) : [];
        foreach (var (protection, request) in refused)
        {
            var key = (protection, request.Asset, request.Action);
            running[key] = _running.TryGetValue(key, out var place) ? Continue(place, date) : Begin(protection, request, date, decision.Wanted, peers);
        }

        _running = running;
    }

    private static bool IsProtection(string check) => check is not (TargetLimits.PositionLimit or TargetLimits.AllocationLimit);

    /// <summary>What is held and was not refused, in the ordinal order of the assets: a list that all episodes of the day share.</summary>
    private static string[] Peers(RebalanceDecision decision, IEnumerable<string> refused) =>
    [
        .. decision.Targets.Concat(decision.Wanted)
            .Where(target => target.Current > 0)
            .Select(target => target.Asset)
            .Except(refused, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    private int Begin(string protection, TradeRequest request, DateOnly date, IReadOnlyList<Target> wanted, IReadOnlyList<string> peers)
    {
        var size = SizeOf(request.Action, wanted.FirstOrDefault(target => target.Asset == request.Asset));
        _episodes.Add(new BlockedEpisode(protection, request.Asset, request.Action, date, date, 1, size) { Peers = peers });
        return _episodes.Count - 1;
    }

    private int Continue(int place, DateOnly date)
    {
        _episodes[place] = _episodes[place] with { To = date, Refusals = _episodes[place].Refusals + 1 };
        return place;
    }

    /// <summary>By how much the position would have changed. A close in a grace period is refused before it becomes a target, and would have been of all that is held.</summary>
    private static double SizeOf(TradeAction action, Target? wanted) => (action, wanted) switch
    {
        (_, null) => 0,
        (TradeAction.Close, _) => wanted.Current,
        _ => Math.Abs(wanted.Size - wanted.Current),
    };
}
