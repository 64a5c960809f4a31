using System.Text.Json;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Replay;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Tests.Support;

/// <summary>What a replay said at a time: a decision, or else trades and the day's end; and the state before.</summary>
internal sealed record RecordedStep(EngineState Before, IReadOnlyList<PortfolioEvent> Events, RebalanceDecision? Decision);

/// <summary>A replay and everything that it said, in order.</summary>
internal sealed class RecordedReplay : IReplayLog
{
    private readonly List<RecordedStep> _steps = [];
    private EngineState _state = EngineState.Empty;

    private RecordedReplay(ReplayOptions options) => Options = options;

    public ReplayOptions Options { get; }

    public ReplayResult Result { get; private set; } = null!;

    public IReadOnlyList<RecordedStep> Steps => _steps;

    public IEnumerable<RebalanceDecision> Decisions => _steps.Select(step => step.Decision).OfType<RebalanceDecision>();

    public IEnumerable<PortfolioEvent> Events => _steps.SelectMany(step => step.Events);

    /// <summary>The events, each with the settings that the newest decision obeyed.</summary>
    public IEnumerable<(PortfolioEvent Event, RebalanceOptions InForce)> Judged
    {
        get
        {
            var inForce = Options.Rebalance;
            foreach (var step in _steps)
            {
                inForce = step.Decision is { } decision ? InForce(decision) : inForce;
                foreach (var happened in step.Events)
                    yield return (happened, inForce);
            }
        }
    }

    /// <summary>The trades, each as the day, counted from <see cref="SmallMarket.Start"/>, the action and the asset: <c>1 open A</c>.</summary>
    public IReadOnlyList<string> Trades => [.. Events.Where(IsTrade).Select(trade => $"{Day(trade)} {trade.Action} {trade.Asset}")];

    bool IReplayLog.IsWritten => true;

    /// <summary>The settings that a decision obeyed.</summary>
    public RebalanceOptions InForce(RebalanceDecision decision) => Options.Rebalance.InForce(decision.State.Regimes);

    /// <summary>Replays. The log is never waited for, so that the whole of it is synchronous.</summary>
    public static RecordedReplay Of(ReplayOptions options)
    {
        var replay = new RecordedReplay(options);
        replay.Result = new ReplayRun(options, replay).RunAsync().GetAwaiter().GetResult();
        return replay;
    }

    /// <summary>What was refused to an asset, each as the day, the action, who decided and why: <c>4 open whipsaw_protection cycle_limit</c>.</summary>
    public IReadOnlyList<string> Refusals(string asset) => [.. Events
        .Where(happened => happened.Is(EventTypes.RebalancingTargetDenied) && happened.Asset == asset)
        .Select(denied => $"{Day(denied)} {denied.Text("requested_action")} {denied.Text("decided_by")} {Check(denied, denied.Text("decided_by")!, "code")}")];

    /// <summary>What was bypassed for an asset, each as the day and the protection: <c>4 whipsaw_protection</c>.</summary>
    public IReadOnlyList<string> Bypasses(string asset) => [.. Events
        .Where(happened => happened.Is(EventTypes.ProtectionOverrideApplied) && happened.Asset == asset)
        .Select(bypass => $"{Day(bypass)} {bypass.Text("protection")}")];

    /// <summary>The events of a type and an asset, by day.</summary>
    public IReadOnlyList<int> DaysOf(EventType type, string? asset = null) => [.. Events.Where(happened => happened.Is(type) && (asset is null || happened.Asset == asset)).Select(Day)];

    /// <summary>What a decision event says of one of its checks.</summary>
    public static string? Check(PortfolioEvent decided, string rule, string field)
    {
        using var facts = decided.Metadata!.ToDocument();
        foreach (var check in facts.RootElement.GetProperty("checks").EnumerateArray())
        {
            if (check.GetProperty("rule").GetString() == rule && check.TryGetProperty(field, out var value))
                return value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        }

        return null;
    }

    public static int Day(PortfolioEvent happened) => DateOnly.FromDateTime(happened.OccurredAt.UtcDateTime).DayNumber - SmallMarket.Start.DayNumber;

    public static bool IsTrade(PortfolioEvent happened) => happened.Is(EventTypes.PositionOpen) || happened.Is(EventTypes.PositionAdjust) || happened.Is(EventTypes.PositionClose);

    public static bool IsDecision(PortfolioEvent happened) =>
        happened.Is(EventTypes.RebalancingTargetApproved) || happened.Is(EventTypes.RebalancingTargetDenied) || happened.Is(EventTypes.PositionHold);

    public ValueTask WriteAsync(RebalanceDecision decision)
    {
        _steps.Add(new RecordedStep(_state, [.. decision.Events], decision));
        _state = _state.Apply(decision.Events);
        return ValueTask.CompletedTask;
    }

    public ValueTask WriteAsync(IReadOnlyList<PortfolioEvent> events)
    {
        _steps.Add(new RecordedStep(_state, [.. events], null));
        _state = _state.Apply(events);
        return ValueTask.CompletedTask;
    }
}
