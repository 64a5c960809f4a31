namespace Daybook.Engine.WhatIf;

/// <summary>What a trade costs.</summary>
/// <param name="Commission">The commission, a fraction of the trade's value.</param>
/// <param name="Slippage">How much worse than the recorded price it is made, a fraction of the price.</param>
public readonly record struct TradingCosts(double Commission, double Slippage);
