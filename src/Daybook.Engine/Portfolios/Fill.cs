namespace Daybook.Engine.Portfolios;

/// <summary>A trade that was made: what came of a target in the market.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="At">When it was made, UTC.</param>
/// <param name="Quantity">Units traded, above 0 for a purchase, under 0 for a sale.</param>
/// <param name="Price">The price paid for a unit, slippage included.</param>
/// <param name="SizeBefore">The position before, a fraction of the portfolio; 0 when nothing was held.</param>
/// <param name="SizeAfter">The position after, a fraction of the portfolio; 0 when nothing is left.</param>
/// <param name="Costs">Commission and the like, in currency.</param>
public sealed record Fill(string Asset, DateTimeOffset At, double Quantity, double Price, double SizeBefore, double SizeAfter, double Costs = 0)
{
    /// <summary>True when the market ended the position and no decision did: the asset is not traded any more.</summary>
    public bool IsForced { get; init; }

    /// <summary>Why, where the target does not say it; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>What was done to the position.</summary>
    public TradeAction Action => (SizeBefore, SizeAfter) switch
    {
        ( <= 0, > 0) => TradeAction.Open,
        ( > 0, <= 0) => TradeAction.Close,
        _ when Quantity > 0 => TradeAction.Increase,
        _ => TradeAction.Decrease,
    };
}
