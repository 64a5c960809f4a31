namespace Daybook.Engine.Explaining;

/// <summary>The trade that answered a decision: what was intended beside what was done.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Action">What was done.</param>
/// <param name="SizeBefore">The position before, a fraction of the portfolio.</param>
/// <param name="SizeAfter">The position after, a fraction of the portfolio.</param>
/// <param name="IntendedSize">The size that was decided, or null when that is not recorded.</param>
/// <param name="Quantity">Units traded, or null.</param>
/// <param name="Price">The price, or null.</param>
/// <param name="Costs">Commission and the like, in currency, or null.</param>
/// <param name="EventId">The id of the event that recorded it.</param>
public sealed record ExplainedFill(
    DateTimeOffset At, TradeAction Action, double SizeBefore, double SizeAfter, double? IntendedSize, double? Quantity, double? Price, double? Costs, long EventId);
