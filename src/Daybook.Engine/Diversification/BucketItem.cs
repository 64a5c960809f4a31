namespace Daybook.Engine.Diversification;

/// <summary>An asset that takes room in its bucket.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Score">Its score, usually 0..1; one that is not a number ranks last.</param>
/// <param name="IsHeld">True when there is a position.</param>
/// <param name="Size">The size that it shall have, a fraction of the portfolio; one that is not finite or below 0 counts as 0.</param>
internal sealed record BucketItem(string Asset, double Score, bool IsHeld, double Size);
