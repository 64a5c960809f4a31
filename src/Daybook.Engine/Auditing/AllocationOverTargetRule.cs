using System.Globalization;
using Daybook.Auditing;
using Daybook.Engine.Protections;
using Daybook.Events;

namespace Daybook.Engine.Auditing;

/// <summary>A rebalance ends with more invested than its target.</summary>
internal sealed class AllocationOverTargetRule(double most) : IAuditRule
{
    // Sizes are rounded where they are recorded.
    private const double Tolerance = 1e-6;

    public string Name => "allocation-over-target";

    public Severity Severity => Severity.Warning;

    public string Description => "A rebalance ended with more invested than its target.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var seen = audited.Event;
        if (seen.Is(EventTypes.PortfolioRebalanceComplete) && seen.PortfolioAllocation > most + Tolerance)
            evidence.Add(seen, string.Create(CultureInfo.InvariantCulture, $"{seen.PortfolioAllocation:0.####} of the portfolio were invested, where {most:0.####} are allowed"));
    }
}
