namespace Daybook.Engine.Diversification;

/// <summary>An asset that asks for a place in its bucket.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Score">Its score, usually 0..1; one that is not a number ranks last.</param>
internal sealed record DiversificationItem(string Asset, double Score);
