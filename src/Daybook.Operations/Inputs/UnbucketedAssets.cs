namespace Daybook.Operations.Inputs;

/// <summary>Most assets are in no bucket of their own, and so are held to the limits of one bucket together.</summary>
/// <param name="Count">How many.</param>
/// <param name="Assets">Of how many.</param>
/// <param name="Bucket">The bucket that they are in.</param>
/// <param name="MaxPositions">The most positions in it.</param>
/// <param name="MaxAllocation">The largest part of the portfolio in it, a fraction.</param>
public sealed record UnbucketedAssets(int Count, int Assets, string Bucket, int MaxPositions, double MaxAllocation);
