using Daybook.Auditing;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Grace;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Auditing;

/// <summary>A position is closed on the day on which its grace period began, and nothing bypassed it.</summary>
internal sealed class ClosedOnGraceDayRule(BookSettings settings) : IAuditRule
{
    private readonly BookStates<GraceState> _states = new(GraceState.Empty);
    private readonly HashSet<(PortfolioBook, string)> _bypassed = [];

    public string Name => "closed-on-grace-day";

    public Severity Severity => Severity.Error;

    public string Description => "A position was closed on the day on which its grace period began.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var (seen, book, _) = audited;
        if (seen.Asset is not { } asset)
            return;
        var state = _states[book];
        var options = settings.Of(audited)?.Grace;
        if (seen.Is(EventTypes.GracePeriodStart))
            _bypassed.Remove((book, asset));
        else if (ProtectionEvents.IsOverride(seen, ProtectionNames.Grace))
            _bypassed.Add((book, asset));
        else if (options is { Enabled: true } && seen.Is(EventTypes.PositionClose) && !TradeEvents.IsForced(seen) && state.Of(asset) is { } entry && entry.DaysAt(seen.OccurredAt) == 0 && !_bypassed.Contains((book, asset)))
            evidence.Add(seen, $"{asset} was closed; its grace period began at {ProtectionText.Time(entry.StartedAt)}");
        _states[book] = GraceProtection.Apply(state, seen);
    }
}
