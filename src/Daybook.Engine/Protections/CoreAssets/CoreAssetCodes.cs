namespace Daybook.Engine.Protections.CoreAssets;

/// <summary>The reason codes of core assets.</summary>
public static class CoreAssetCodes
{
    /// <summary>What was asked for is done.</summary>
    public const string Ok = "ok";

    /// <summary>The action is none that core assets are kept from.</summary>
    public const string NotGuarded = "not_guarded";

    /// <summary>The asset is no core asset.</summary>
    public const string NotCore = "not_core";

    /// <summary>The asset is a core asset.</summary>
    public const string Core = "core";

    /// <summary>The designation has expired.</summary>
    public const string Expired = "expired";

    /// <summary>Core assets are switched off.</summary>
    public const string Disabled = "disabled";

    /// <summary>The asset is a core asset already.</summary>
    public const string AlreadyCore = "already_core";

    /// <summary>There are as many core assets as there may be.</summary>
    public const string TooMany = "too_many";

    /// <summary>The designation has been extended as often as it may be.</summary>
    public const string NoMoreExtensions = "no_more_extensions";

    /// <summary>The return lies too far below that of the peers.</summary>
    public const string Underperformance = "underperformance";

    /// <summary>The return lies below that of the peers, and near the limit.</summary>
    public const string MonitorClosely = "monitor_closely";

    /// <summary>The asset stays a core asset.</summary>
    public const string Retain = "retain";

    /// <summary>The performance need not be looked at yet.</summary>
    public const string NotDue = "not_due";

    /// <summary>A person ended it.</summary>
    public const string Revoked = "revoked";
}
