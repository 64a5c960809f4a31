using Daybook.Auditing.Positions;
using Daybook.Events;

namespace Daybook.Auditing.Reasons;

/// <summary>A trade is explained by something that speaks against it.</summary>
internal sealed class ReasonContradictsActionRule : IAuditRule
{
    public string Name => "reason-contradicts-action";

    public Severity Severity => Severity.Error;

    public string Description => "A position was traded, and the reason contradicts the trade.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var seen = audited.Event;
        if (PositionNames.IsTrade(seen.Type.Name) && Contradicts(seen))
            evidence.Add(seen, $"{seen.Asset} was traded ({seen.Action ?? seen.Type.Name}), with the reason {Quote.Of(seen)}");
    }

    private static bool Contradicts(PortfolioEvent seen)
    {
        if (ReasonWords.SaysUnchanged(seen.Reason))
            return true;
        return (seen.Type.Name, seen.Action) switch
        {
            (PositionNames.Open, _) or (PositionNames.Adjust, PositionNames.Increase) => ReasonWords.SaysLeft(seen.Reason) || ReasonWords.SaysScoreFell(seen.Reason),
            (PositionNames.Close, _) or (PositionNames.Adjust, PositionNames.Decrease) => ReasonWords.SaysNew(seen.Reason) || ReasonWords.SaysScoreRose(seen.Reason),
            _ => false,
        };
    }
}
