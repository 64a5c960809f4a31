namespace Daybook.Engine.WhatIf;

/// <summary>What was to become of a position.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Size">The size to reach, a fraction of the portfolio; 0 for a close. For a hold what was aimed at.</param>
public readonly record struct DecidedTarget(TradeAction Action, double Size)
{
    private const double Tolerance = 1e-9;

    internal bool IsSameAs(DecidedTarget other) => Action == other.Action && (Action == TradeAction.Hold || Math.Abs(Size - other.Size) <= Tolerance);
}
