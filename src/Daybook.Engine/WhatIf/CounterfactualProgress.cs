namespace Daybook.Engine.WhatIf;

/// <summary>How far the replays are.</summary>
/// <param name="Done">Replays that have ended, that of the settings in force among them.</param>
/// <param name="Total">Replays in all.</param>
/// <param name="Days">Days that were replayed, those of all replays together.</param>
/// <param name="TotalDays">Days in all.</param>
public readonly record struct CounterfactualProgress(int Done, int Total, long Days, long TotalDays);
