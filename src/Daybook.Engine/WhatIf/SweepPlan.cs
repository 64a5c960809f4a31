namespace Daybook.Engine.WhatIf;

/// <summary>The points of a grid on top of a configuration.</summary>
/// <param name="Variants">The points that can be tried, in the grid's order.</param>
/// <param name="Skipped">The points whose values contradict each other or the rest of the configuration, with the reason, in the grid's order.</param>
internal sealed record SweepPlan(IReadOnlyList<Variant> Variants, IReadOnlyList<RefusedVariant> Skipped);
