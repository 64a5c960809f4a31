using Daybook.Auditing.Reasons;
using Daybook.Events;

namespace Daybook.Auditing.Types;

/// <summary>An event named another category than its type has, and was recorded under its type's.</summary>
internal sealed class TypeConflictRule : IAuditRule
{
    public string Name => "type-conflict";

    public Severity Severity => Severity.Error;

    public string Description => "An event named a category other than its type's; it was recorded under its type's.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var seen = audited.Event;
        if (seen.Type.Name == EventTypes.TypeConflict.Name)
            evidence.Add(seen, Quote.Of(seen));
    }
}
