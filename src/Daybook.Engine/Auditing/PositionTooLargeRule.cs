using System.Globalization;
using Daybook.Auditing;
using Daybook.Events;

namespace Daybook.Engine.Auditing;

/// <summary>A position is opened or made larger beyond the size that one may have. What a position grows to by its price is no trade, and not judged.</summary>
internal sealed class PositionTooLargeRule(BookSettings settings) : IAuditRule
{
    // Sizes are rounded where they are recorded.
    private const double Tolerance = 1e-6;

    public string Name => "position-too-large";

    public Severity Severity => Severity.Warning;

    public string Description => "A position was opened or increased beyond the largest size allowed.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var seen = audited.Event;
        if (settings.Of(audited)?.Sizing.MaxInitialSize is { } most && TradeEvents.ActionOf(seen) is TradeAction.Open or TradeAction.Increase && seen.SizeAfter > most + Tolerance)
            evidence.Add(seen, string.Create(CultureInfo.InvariantCulture, $"{seen.Asset} has {seen.SizeAfter:0.####} of the portfolio; the limit is {most:0.####}"));
    }
}
