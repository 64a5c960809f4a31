using Daybook.Engine.Regimes;
using Daybook.Engine.Scoring;
using Daybook.Events;

namespace Daybook.Engine.Redeciding;

/// <summary>Reads a score back from its event.</summary>
internal static class RecordedScore
{
    public static AssetScore Read(PortfolioEvent scored)
    {
        var facts = EventFacts.Of(scored);
        return new AssetScore(
            scored.Asset!,
            scored.SizeBefore > 0 || facts.Flag("held") == true,
            facts.Text("code") ?? string.Empty,
            Reason(scored),
            scored.ScoreAfter,
            facts.Number("confidence") ?? 0,
            Technical(facts),
            facts.Number("fundamental_score"));
    }

    private static TechnicalResult? Technical(EventFacts facts)
    {
        if (facts.Text("technical_code") is not { } code)
            return null;
        var components = facts.Number("trend") is { } trend && facts.Number("momentum") is { } momentum && facts.Number("mean_reversion") is { } reversion && facts.Number("volatility") is { } volatility
            ? new TechnicalComponents(trend, momentum, reversion, volatility)
            : null;
        return new TechnicalResult(code, string.Empty, facts.Number("technical_score"), components);
    }

    // The event's reason goes on to say how the score compares with its threshold.
    private static string Reason(PortfolioEvent scored)
    {
        var end = scored.ScoreAfter is null ? -1 : scored.Reason.LastIndexOf("; ", StringComparison.Ordinal);
        return end < 0 ? scored.Reason : scored.Reason[..end];
    }
}
