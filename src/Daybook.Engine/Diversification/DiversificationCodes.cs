namespace Daybook.Engine.Diversification;

/// <summary>What smart diversification says of an asset.</summary>
internal static class DiversificationCodes
{
    /// <summary>Selected: its bucket has room.</summary>
    public const string BucketHasRoom = "bucket_has_room";

    /// <summary>Selected: its bucket is full, but it is a core asset already.</summary>
    public const string CoreAsset = "core_asset";

    /// <summary>Selected: its bucket is full, but its score is outstanding. It becomes a core asset.</summary>
    public const string Override = "override";

    /// <summary>Left out: its bucket is full, and its score is not outstanding.</summary>
    public const string BucketFull = "bucket_full";

    /// <summary>Left out: its score is outstanding, but all overrides are used.</summary>
    public const string NoOverrideLeft = "no_override_left";

    /// <summary>Left out: its score is outstanding, but there are as many core assets as there may be.</summary>
    public const string NoCorePlaceLeft = "no_core_place_left";
}
