using Daybook.Events;

namespace Daybook.Auditing.Gaps;

/// <summary>Ids are missing, which is never chance.</summary>
internal sealed class IdGapRule : IAuditRule
{
    private long _before;

    public string Name => "id-gap";

    public Severity Severity => Severity.Critical;

    public string Description => "Ids are missing before an event, which no Daybook writer does: run 'daybook verify'.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var seen = audited.Event;
        if (seen.Id != _before + 1)
            evidence.Add(seen, $"event {seen.Id} follows event {_before}");
        _before = seen.Id;
    }
}
