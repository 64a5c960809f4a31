namespace Daybook.Engine.WhatIf;

/// <summary>A decision that two replays took differently.</summary>
/// <param name="Date">The day of the rebalance.</param>
/// <param name="Asset">The asset.</param>
/// <param name="Base">What the settings in force decided, or null: nothing of this asset.</param>
/// <param name="Variant">What the other settings decided, or null: nothing of this asset.</param>
public sealed record ChangedDecision(DateOnly Date, string Asset, DecidedTarget? Base, DecidedTarget? Variant);
