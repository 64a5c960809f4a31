namespace Daybook.Engine.Performance;

/// <summary>What a portfolio's trades came to over the whole time of a report, in its currency.</summary>
/// <param name="TradedValue">The value of all trades, those that bought and those that sold, each as a positive amount; finite, 0 or more.</param>
/// <param name="Costs">What they cost: commissions, spread and slippage; finite, 0 or more. The values of the days have it deducted already.</param>
public readonly record struct TradingTotals(double TradedValue, double Costs);
