namespace Daybook.Engine.WhatIf;

/// <summary>What became of one episode.</summary>
/// <param name="From">The day of the first refusal.</param>
/// <param name="Until">The day of the close that it is measured to.</param>
/// <param name="Raw">The asset's return.</param>
/// <param name="Value">The same less the mean return of the episode's peers.</param>
internal readonly record struct RefusalOutcome(DateOnly From, DateOnly Until, double Raw, double Value);
