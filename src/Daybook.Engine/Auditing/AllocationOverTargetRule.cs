using System.Globalization;
using Daybook.Auditing;
using Daybook.Engine.Protections;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Auditing;

/// <summary>A rebalance ends with more invested than its target, and is not known to have bought nothing: what is held and may not be sold can exceed the target by itself.</summary>
internal sealed class AllocationOverTargetRule(BookSettings settings) : IAuditRule
{
    // Sizes are rounded where they are recorded.
    private const double Tolerance = 1e-6;

    public string Name => "allocation-over-target";

    public Severity Severity => Severity.Warning;

    public string Description => "A rebalance ended with more invested than its target.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var seen = audited.Event;
        if (settings.Of(audited)?.Sizing.TargetAllocation is { } most && seen.Is(EventTypes.PortfolioRebalanceComplete) && seen.PortfolioAllocation > most + Tolerance && !BoughtNothing(seen))
            evidence.Add(seen, string.Create(CultureInfo.InvariantCulture, $"{seen.PortfolioAllocation:0.####} of the portfolio was invested; the limit is {most:0.####}"));
    }

    private static bool BoughtNothing(PortfolioEvent seen) => seen.Number("opens") == 0 && seen.Number("increases") == 0;
}
