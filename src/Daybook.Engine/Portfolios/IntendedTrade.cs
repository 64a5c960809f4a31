namespace Daybook.Engine.Portfolios;

/// <summary>A trade that a rebalance decided, and that no fill has answered yet.</summary>
/// <param name="Action">What is to be done.</param>
/// <param name="Size">The size to reach, a fraction of the portfolio; 0 for a close.</param>
/// <param name="Score">The asset's score then, or null when it had none.</param>
/// <param name="At">When it was decided.</param>
/// <param name="Event">The id of the event that decided it; 0 when that was not stored yet.</param>
public sealed record IntendedTrade(TradeAction Action, double Size, double? Score, DateTimeOffset At, long Event);
