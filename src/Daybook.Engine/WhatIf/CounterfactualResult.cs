namespace Daybook.Engine.WhatIf;

/// <summary>What several settings come to over the same prices and days.</summary>
/// <param name="Base">The replay with the settings in force.</param>
/// <param name="Variants">The replays with other settings, in the order in which they were given.</param>
/// <param name="Days">The days that all of them go over, oldest first: those of each run's <see cref="CounterfactualRun.Returns"/>.</param>
public sealed record CounterfactualResult(CounterfactualRun Base, IReadOnlyList<CounterfactualRun> Variants, IReadOnlyList<DateOnly> Days);
