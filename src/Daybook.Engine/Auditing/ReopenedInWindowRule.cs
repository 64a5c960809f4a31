using Daybook.Auditing;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Whipsaw;
using Daybook.Events;

namespace Daybook.Engine.Auditing;

/// <summary>An asset is opened again while whipsaw protection would refuse that, and nothing bypassed it.</summary>
internal sealed class ReopenedInWindowRule(BookSettings settings) : IAuditRule
{
    private readonly BookStates<WhipsawState> _states = new(WhipsawState.Empty);

    public string Name => "reopened-in-window";

    public Severity Severity => Severity.Error;

    public string Description => "A position was opened again inside the whipsaw window.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var (seen, book, _) = audited;
        if (seen.Asset is not { } asset)
            return;
        var state = _states[book];
        var options = settings.Of(audited)?.Whipsaw;
        if (options is { Enabled: true } && seen.Is(EventTypes.PositionOpen) && !IsBypassed(state.Of(asset), TradeEvents.DecidedAt(seen)))
        {
            var verdict = WhipsawProtection.Decide(state, new TradeRequest(asset, TradeAction.Open, seen.OccurredAt), options);
            if (verdict.Code == WhipsawCodes.CycleLimit)
                evidence.Add(seen, $"{asset} was opened again: {verdict.Reason}");
        }

        _states[book] = WhipsawProtection.Apply(state, seen);
    }

    private static bool IsBypassed(WhipsawHistory history, DateTimeOffset at) =>
        history.OverriddenAt is { } bypassed && at - bypassed < WhipsawProtection.OverrideCooldown && (history.Cycles.IsEmpty || bypassed >= history.Cycles[^1].ClosedAt);
}
