using Daybook.Engine.Sizing;
using Daybook.Events;

namespace Daybook.Engine.Replay;

/// <summary>A decided trade that was given up, in whole or in part.</summary>
/// <param name="Order">What was decided.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="Cause">Why it was not made, one of the constants here.</param>
/// <param name="Size">The position that there is, a fraction of the portfolio.</param>
internal sealed record UnfilledOrder(Target Order, DateTimeOffset DecidedAt, string Cause, double Size)
{
    /// <summary>The asset had no bar, or none that can be traded at.</summary>
    public const string NoPrice = "no_price";

    /// <summary>The replay ended before there was one.</summary>
    public const string AtTheEnd = "replay_ended";

    /// <summary>The money did not come in.</summary>
    public const string NoCash = "no_cash";

    /// <summary>The portfolio held as many positions as are allowed.</summary>
    public const string NoPlace = "no_place";

    /// <summary>Why, in a sentence.</summary>
    public string Reason => $"The {Order.Action.ToWord()} to {Decimals.Four(Order.Size)} that was decided at {IsoTime.Format(DecidedAt)} was not made{(Size > 0 && Cause == NoCash ? " in full" : string.Empty)}: " + Cause switch
    {
        NoCash => "there was not enough cash for it.",
        NoPlace => "the portfolio held as many positions as are allowed.",
        AtTheEnd => "there was no price to trade at before the replay ended.",
        _ => "there was no price to trade at before the next decision.",
    };

    /// <summary>The event that says so.</summary>
    public PortfolioEvent ToEvent(DateTimeOffset at, string? regime) => PortfolioEvent.Create(
        EventTypes.OrderExpired,
        at,
        Reason,
        Order.Asset,
        regime: regime,
        sizeBefore: Size,
        sizeAfter: Size,
        metadata: Metadata.Of(("requested_action", Order.Action.ToWord()), ("code", Cause), ("intended_size", Order.Size), ("decided_at", DecidedAt)));
}
