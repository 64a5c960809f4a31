using Daybook.Events;

namespace Daybook.Auditing.Values;

/// <summary>A portfolio counts other positions than it lists.</summary>
internal sealed class SnapshotCountRule : IAuditRule
{
    private readonly HoldingSums _sums = new();

    public string Name => "snapshot-count";

    public Severity Severity => Severity.Error;

    public string Description => "A portfolio's count of positions differs from its number of holdings at the same time.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        _sums.Follow(audited);
        if (_sums.For(audited) is { } sum && audited.Event.ActivePositions is { } counted && counted != sum.Holdings)
            evidence.Add(audited.Event, $"{counted} positions are counted, but {sum.Holdings} holdings are listed");
    }
}
