using Daybook.Engine.Protections;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Auditing;

/// <summary>Which trade an event tells of.</summary>
internal static class TradeEvents
{
    /// <summary>True when the position was closed because trading in the asset ended, not by a decision.</summary>
    public static bool IsForced(PortfolioEvent seen) => seen.Flag("forced") == true;

    /// <summary>When the trade was decided, which is when an override spoke for it; when that is not known, when it was made.</summary>
    public static DateTimeOffset DecidedAt(PortfolioEvent seen) => seen.Time("decided_at") ?? seen.OccurredAt;

    /// <summary>What was done, or null when the event tells of no trade.</summary>
    public static TradeAction? ActionOf(PortfolioEvent seen)
    {
        if (seen.Is(EventTypes.PositionOpen))
            return TradeAction.Open;
        if (seen.Is(EventTypes.PositionClose))
            return TradeAction.Close;
        return seen.Is(EventTypes.PositionAdjust)
            ? seen.Action switch
            {
                "increase" => TradeAction.Increase,
                "decrease" => TradeAction.Decrease,
                _ => null,
            }
            : null;
    }
}
