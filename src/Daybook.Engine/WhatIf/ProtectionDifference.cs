using Daybook.Engine.Performance;

namespace Daybook.Engine.WhatIf;

/// <summary>How the two paths differ: the figures of the replay as it is less those without it. A figure that either of them does not define is null.</summary>
/// <param name="TotalReturn">Of the whole return, a fraction.</param>
/// <param name="Cagr">Of the compound annual growth rate, a fraction.</param>
/// <param name="MaxDrawdown">Of the largest loss from a peak, a fraction: under 0, it was smaller with the protection.</param>
/// <param name="TurnoverPerYear">Of the turnover: under 0, less was traded with it.</param>
/// <param name="Costs">Of what trading cost, in currency: under 0, less was paid with it.</param>
public sealed record ProtectionDifference(double? TotalReturn, double? Cagr, double? MaxDrawdown, double? TurnoverPerYear, double? Costs)
{
    internal static ProtectionDifference Of(PerformanceReport asIs, PerformanceReport without) => new(
        asIs.TotalReturn - without.TotalReturn,
        asIs.Cagr - without.Cagr,
        asIs.MaxDrawdown - without.MaxDrawdown,
        asIs.TurnoverPerYear - without.TurnoverPerYear,
        asIs.Costs - without.Costs);
}
