using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Auditing.Positions;

/// <summary>
/// Follows positions through the events. A change is believed, even one that contradicts what was known, so that one missing event gives one finding;
/// an observation, such as a hold, only tells of what was not known yet: a portfolio may have held assets before its journal began.
/// </summary>
internal sealed class PositionFold
{
    private readonly Dictionary<(PortfolioBook Book, string Asset), KnownPosition> _positions = [];

    /// <summary>What was known of the event's position before it; then takes it in.</summary>
    public KnownPosition Follow(PortfolioEvent seen, in PortfolioBook book)
    {
        var effect = EffectOf(seen);
        if (effect == Effect.None || seen.Asset is not { } asset)
            return default;
        var key = (book, asset);
        var known = _positions.GetValueOrDefault(key);
        if (After(known, effect, seen.Id) is { } next)
            _positions[key] = next;
        return known;
    }

    private static KnownPosition? After(KnownPosition known, Effect effect, long id) => effect switch
    {
        Effect.Opens => new KnownPosition(PositionStatus.Held, id),
        Effect.Closes => new KnownPosition(PositionStatus.Closed, id),
        Effect.Changes when known.Status != PositionStatus.Held => new KnownPosition(PositionStatus.Held, id),
        Effect.Observes when known.Status == PositionStatus.Unknown => new KnownPosition(PositionStatus.Held, id),
        _ => null,
    };

    private static Effect EffectOf(PortfolioEvent seen) => seen.Type.Name switch
    {
        PositionNames.Open => Effect.Opens,
        PositionNames.Close => Effect.Closes,
        PositionNames.Adjust => Effect.Changes,
        PositionNames.Hold or PositionNames.Holding or PositionNames.Decay => Effect.Observes,
        PositionNames.Update when seen.SizeAfter > 0 => Effect.Observes,
        _ => Effect.None,
    };

    private enum Effect
    {
        None,
        Opens,
        Closes,
        Changes,
        Observes,
    }
}
