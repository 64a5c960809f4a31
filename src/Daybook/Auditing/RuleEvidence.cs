using Daybook.Events;

namespace Daybook.Auditing;

/// <summary>Counts what one rule finds among the events that are to be reported, and keeps the first of them.</summary>
internal sealed class RuleEvidence(IAuditRule rule, AuditOptions options) : IAuditEvidence
{
    private readonly List<long> _events = [];
    private readonly List<AuditExample> _examples = [];
    private long _count;

    public void Add(PortfolioEvent found, string sentence)
    {
        if (options.Selection is { } selection && !selection.Selects(found))
            return;
        _count++;
        if (_events.Count < options.MaxEvents)
            _events.Add(found.Id);
        if (_examples.Count < options.Examples)
            _examples.Add(new AuditExample(found, sentence));
    }

    /// <summary>The finding, or null when there is none.</summary>
    public AuditFinding? Finding() =>
        _count == 0 ? null : new AuditFinding(rule.Name, rule.Severity, rule.Description, _count, [.. _events.Order()], [.. _examples.OrderBy(example => example.Event.Id)]);
}
