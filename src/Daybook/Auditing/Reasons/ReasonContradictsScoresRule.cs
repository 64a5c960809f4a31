using System.Globalization;
using Daybook.Events;

namespace Daybook.Auditing.Reasons;

/// <summary>A reason says that the score rose, and the scores fell; or the other way round.</summary>
internal sealed class ReasonContradictsScoresRule : IAuditRule
{
    public string Name => "reason-contradicts-scores";

    public Severity Severity => Severity.Error;

    public string Description => "The reason says that the score rose or fell, and the scores before and after say the opposite.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var seen = audited.Event;
        var (before, after) = (seen.ScoreBefore, seen.ScoreAfter);
        if ((after < before && ReasonWords.SaysScoreRose(seen.Reason)) || (after > before && ReasonWords.SaysScoreFell(seen.Reason)))
            evidence.Add(seen, string.Create(CultureInfo.InvariantCulture, $"{seen.Asset}: the scores are {before:R} before and {after:R} after, with the reason {Quote.Of(seen)}"));
    }
}
