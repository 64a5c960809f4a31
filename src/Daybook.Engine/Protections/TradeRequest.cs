namespace Daybook.Engine.Protections;

/// <summary>What the protections are asked about.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Action">What is to be done with it.</param>
/// <param name="At">The decision's own time, UTC.</param>
/// <param name="Override">What may speak for bypassing a protection.</param>
public sealed record TradeRequest(string Asset, TradeAction Action, DateTimeOffset At, OverrideContext Override)
{
    /// <summary>A request for which nothing speaks that would bypass a protection.</summary>
    public TradeRequest(string asset, TradeAction action, DateTimeOffset at)
        : this(asset, action, at, OverrideContext.None)
    {
    }
}
