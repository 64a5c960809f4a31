namespace Daybook.Engine;

/// <summary>Why a protection may be bypassed, or may not.</summary>
public static class OverrideCodes
{
    /// <summary>The regime has changed, and gravely enough.</summary>
    public const string RegimeChange = "regime_change";

    /// <summary>An emergency was declared.</summary>
    public const string Emergency = "emergency";

    /// <summary>Neither has the regime changed nor is there an emergency.</summary>
    public const string NoChange = "no_change";

    /// <summary>The regime has changed, but not gravely enough.</summary>
    public const string NotGrave = "not_grave";

    /// <summary>The last override of the asset is too recent.</summary>
    public const string CoolingDown = "cooling_down";

    /// <summary>The position is too far from its minimum.</summary>
    public const string TooYoung = "too_young";

    /// <summary>The protection is never bypassed.</summary>
    public const string Never = "never";
}
