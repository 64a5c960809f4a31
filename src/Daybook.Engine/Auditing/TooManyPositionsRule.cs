using System.Collections.Immutable;
using Daybook.Auditing;
using Daybook.Events;

namespace Daybook.Engine.Auditing;

/// <summary>A position is opened when there are as many as there may be.</summary>
internal sealed class TooManyPositionsRule(BookSettings settings) : IAuditRule
{
    private readonly BookStates<ImmutableHashSet<string>> _held = new([]);

    public string Name => "too-many-positions";

    public Severity Severity => Severity.Warning;

    public string Description => "A position was opened beyond the limit on positions.";

    public void See(in AuditedEvent audited, IAuditEvidence evidence)
    {
        var (seen, book, _) = audited;
        if (seen.Asset is not { } asset)
            return;
        var held = _held[book];
        var most = settings.Of(audited)?.Selection.MaxPositions;
        switch (TradeEvents.ActionOf(seen))
        {
            case TradeAction.Open:
                _held[book] = held.Add(asset);
                if (_held[book].Count > most)
                    evidence.Add(seen, $"{asset} made {_held[book].Count} positions, where {most} are allowed");
                break;
            case TradeAction.Close:
                _held[book] = held.Remove(asset);
                break;
        }
    }
}
