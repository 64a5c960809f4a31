namespace Daybook.Engine.Protections.CoreAssets;

/// <summary>A designation as core asset.</summary>
/// <param name="Bucket">The bucket that the asset stands for.</param>
/// <param name="DesignatedAt">Since when.</param>
/// <param name="ExpiresAt">The last instant at which it holds.</param>
/// <param name="Extensions">How often it was extended.</param>
/// <param name="CheckedAt">When the performance was looked at last; at first, when it was designated.</param>
/// <param name="Event">The id of the event that designated it; 0 when that was not stored yet.</param>
public sealed record CoreAsset(string Bucket, DateTimeOffset DesignatedAt, DateTimeOffset ExpiresAt, int Extensions, DateTimeOffset CheckedAt, long Event)
{
    /// <summary>True while the designation holds.</summary>
    public bool HoldsAt(DateTimeOffset at) => at <= ExpiresAt;

    /// <summary>True when the performance is to be looked at.</summary>
    public bool IsCheckDue(DateTimeOffset at, CoreAssetOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return Math.Floor((at - CheckedAt).TotalDays) >= options.CheckIntervalDays;
    }
}
