using Daybook.Auditing.Positions;
using Daybook.Decisions;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Auditing.Deciding;

/// <summary>A trade that no decision asked for, in a session that records its decisions.</summary>
internal sealed class TradeWithoutDecisionRule : IAuditRule
{
    // What was decided last about each asset of the sessions that have recorded a decision.
    private readonly Dictionary<SessionKey, Dictionary<string, DecisionAction>> _decided = [];

    public string Name => "trade-without-decision";

    public Severity Severity => Severity.Warning;

    public string Description => "A position was traded without a decision, in a session that records its decisions.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var seen = audited.Event;
        if (seen.SessionId is not { } session)
            return;
        var key = new SessionKey(seen.Origin, session);
        if (PositionNames.IsTrade(seen.Type.Name))
            Judge(audited, key, evidence);
        else if (seen.Type.Name == TraceNames.SessionEnd)
            _decided.Remove(key);
        else if (audited.Decision is { } decision)
            Take(seen, decision, key);
    }

    private void Take(PortfolioEvent seen, Decision decision, SessionKey key)
    {
        if (!_decided.TryGetValue(key, out var decided))
        {
            // Holds and decays are told by recorders of positions, too.
            if (seen.Type.Name is PositionNames.Hold or PositionNames.Decay)
                return;
            _decided[key] = decided = new Dictionary<string, DecisionAction>(StringComparer.Ordinal);
        }

        // A trade may still come of what was decided before a position was held.
        if (decision.Action != DecisionAction.Hold)
            decided[decision.Asset] = decision.Action;
    }

    private void Judge(in AuditedEvent audited, SessionKey key, IAuditEvidence evidence)
    {
        var seen = audited.Event;

        // A trade that carries the shape is its own decision, and the market decides what it forces.
        if (audited.Decision is not null || seen.Asset is not { } asset || !_decided.TryGetValue(key, out var decided) || seen.Flag("forced") == true)
            return;
        if (DecisionActions.Parse(seen.Action) is not { } done || (decided.TryGetValue(asset, out var last) && last.IsTrade() && last.Reduces() == done.Reduces()))
            return;
        evidence.Add(seen, $"{asset}: {done.ToWord()}, where {(decided.TryGetValue(asset, out last) ? $"the last decision about it was {last.ToWord()}" : "no decision about it is recorded")}");
    }
}
