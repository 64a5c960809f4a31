namespace Daybook.Engine.Replay;

/// <summary>What is noted of the prices.</summary>
internal static class ReplayNoteCodes
{
    /// <summary>The asset's prices begin after the replay does; it is scored once it has enough of them.</summary>
    public const string StartsLate = "starts_late";

    /// <summary>The asset had no price for too long; a position in it was closed at the last one.</summary>
    public const string Vanished = "vanished";

    /// <summary>A decided trade was not made, or not in full, before it was decided anew: there was no price, no money or no place for it.</summary>
    public const string OrderExpired = "order_expired";

    /// <summary>A close is not above 0, or contradicts its bar: nothing trades at it, and no score uses it.</summary>
    public const string NotTradable = "not_tradable";

    /// <summary>Of no asset: there is no calendar, and the last weekday of a period, taken for its last trading day, had no prices.</summary>
    public const string RebalancedLate = "rebalanced_late";
}
