namespace Daybook.Engine.Scoring;

/// <summary>One line of fundamental scores.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Score">The score, 0..1.</param>
/// <param name="From">From when on it holds.</param>
internal sealed record FundamentalScore(string Asset, double Score, DateTimeOffset From);
