using Daybook.Engine.Performance;

namespace Daybook.Engine.WhatIf;

/// <summary>What a protection changes: the figures of the replay as it is less those without it. A figure that either of them does not define is null.</summary>
/// <param name="TotalReturn">Of the whole return, a fraction.</param>
/// <param name="Cagr">Of the compound annual growth rate, a fraction.</param>
/// <param name="MaxDrawdown">Of the largest loss from a peak, a fraction: under 0, the protection made it smaller.</param>
/// <param name="TurnoverPerYear">Of the turnover: under 0, it was traded less.</param>
/// <param name="Costs">Of what trading cost, in currency: under 0, the protection saved costs.</param>
public sealed record ProtectionDifference(double? TotalReturn, double? Cagr, double? MaxDrawdown, double? TurnoverPerYear, double? Costs)
{
    internal static ProtectionDifference Of(PerformanceReport asIs, PerformanceReport without) => new(
        asIs.TotalReturn - without.TotalReturn,
        asIs.Cagr - without.Cagr,
        asIs.MaxDrawdown - without.MaxDrawdown,
        asIs.TurnoverPerYear - without.TurnoverPerYear,
        asIs.Costs - without.Costs);
}
