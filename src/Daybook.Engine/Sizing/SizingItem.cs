namespace Daybook.Engine.Sizing;

/// <summary>An asset that shall get a size.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Score">Its score, usually 0..1; one that is not finite or below 0 counts as 0.</param>
/// <param name="IsHeld">True when there is a position.</param>
internal sealed record SizingItem(string Asset, double Score, bool IsHeld);
