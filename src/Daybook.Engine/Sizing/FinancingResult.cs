namespace Daybook.Engine.Sizing;

/// <summary>Targets that can be financed.</summary>
/// <param name="Targets">The targets, in the order given. A denied one holds what is there; opens that are denied or cannot be financed are not in it.</param>
/// <param name="Cuts">What was cut, in the same order; empty when everything could be financed.</param>
/// <param name="AllocationBefore">What all positions would come to without the cuts, a fraction of the portfolio.</param>
/// <param name="Allocation">What all positions come to, a fraction of the portfolio.</param>
/// <param name="Limit">What they may come to.</param>
internal sealed record FinancingResult(IReadOnlyList<Target> Targets, IReadOnlyList<FinancingCut> Cuts, double AllocationBefore, double Allocation, double Limit);
