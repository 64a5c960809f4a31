namespace Daybook.Market.Simulation;

/// <summary>An asset of a simulated market.</summary>
/// <param name="Name">Its ticker, which is invented: a stem that tells the bucket, and an ending.</param>
/// <param name="Bucket">Its bucket.</param>
public sealed record SimulatedAsset(string Name, string Bucket);
