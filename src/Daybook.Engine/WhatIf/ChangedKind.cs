namespace Daybook.Engine.WhatIf;

/// <summary>Changed decisions that are alike: the same actions for the same reasons, whatever the asset and the sizes.</summary>
/// <param name="First">The first of them, by date and asset.</param>
/// <param name="Count">How many they are, 1 or more.</param>
/// <param name="Assets">How many assets they are about.</param>
/// <param name="Days">On how many days they were taken.</param>
/// <param name="Last">The last of these days.</param>
public sealed record ChangedKind(ChangedDecision First, long Count, int Assets, int Days, DateOnly Last);
