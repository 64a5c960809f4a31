using Daybook.Auditing;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Holding;
using Daybook.Events;

namespace Daybook.Engine.Auditing;

/// <summary>A young position is closed or reduced, and nothing bypassed its minimum.</summary>
internal sealed class ClosedUnderMinimumRule(BookSettings settings) : IAuditRule
{
    private readonly BookStates<HoldingState> _states = new(HoldingState.Empty);

    public string Name => "closed-under-minimum";

    public Severity Severity => Severity.Error;

    public string Description => "A position was closed or reduced before its minimum holding period.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var (seen, book, _) = audited;
        if (seen.Asset is not { } asset)
            return;
        var state = _states[book];
        var options = settings.Of(audited)?.Holding;
        if (options is not null && TradeEvents.ActionOf(seen) is { } action && action.ReducesRisk() && !TradeEvents.IsForced(seen) && !IsBypassed(state.Of(asset), TradeEvents.DecidedAt(seen)))
        {
            var verdict = HoldingProtection.Decide(state, new TradeRequest(asset, action, seen.OccurredAt), options);
            if (!verdict.Allows)
                evidence.Add(seen, $"{asset}, {action.ToWord()}: {verdict.Reason}");
        }

        _states[book] = HoldingProtection.Apply(state, seen);
    }

    private static bool IsBypassed(HeldPosition position, DateTimeOffset at) => position.OverriddenAt is { } bypassed && bypassed >= position.EnteredAt && at - bypassed < TimeSpan.FromDays(1);
}
