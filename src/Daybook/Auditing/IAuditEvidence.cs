using Daybook.Events;

namespace Daybook.Auditing;

/// <summary>Takes what a rule finds.</summary>
public interface IAuditEvidence
{
    /// <summary>Takes an event that breaks the rule.</summary>
    /// <param name="found">The event.</param>
    /// <param name="sentence">What about it, with the numbers.</param>
    void Add(PortfolioEvent found, string sentence);
}
