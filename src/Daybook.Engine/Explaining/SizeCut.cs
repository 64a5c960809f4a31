namespace Daybook.Engine.Explaining;

/// <summary>What a limit cut of an asset's size.</summary>
/// <param name="Wanted">The size that it should have had, a fraction of the portfolio.</param>
/// <param name="Granted">The size that was left; 0 when nothing was.</param>
/// <param name="Allocation">What all sizes would have come to, or those of the bucket.</param>
/// <param name="Limit">What they may come to.</param>
/// <param name="Bucket">The bucket whose limit it was; null: that of the whole portfolio, the rest could not be financed.</param>
/// <param name="EventId">The id of the event that recorded it.</param>
public sealed record SizeCut(double Wanted, double Granted, double Allocation, double Limit, string? Bucket, long EventId);
