namespace Daybook.Engine.WhatIf;

/// <summary>A replay as it is beside one without a protection: one path beside another, not an estimate.</summary>
/// <param name="Protection">The protection, one of <see cref="Protections.ProtectionNames"/>.</param>
/// <param name="Without">The settings without it.</param>
/// <param name="IsSwitchedOff">True when those settings switch it off; false when it cannot be, and its weakest legal value stands in.</param>
/// <param name="Note">What was compared, or why nothing was, in words.</param>
/// <param name="AsIs">The replay as it is.</param>
/// <param name="Run">The replay without it, or null when there is nothing to compare: it is off, or at its weakest, already, or the rest of the settings needs it.</param>
public sealed record ProtectionComparison(string Protection, Variant Without, bool IsSwitchedOff, string Note, CounterfactualRun AsIs, CounterfactualRun? Run)
{
    /// <summary>How the two differ, or null when there is nothing to compare.</summary>
    public ProtectionDifference? Difference => Run is null ? null : ProtectionDifference.Of(AsIs.Performance, Run.Performance);
}
