namespace Daybook.Engine.Sizing;

/// <summary>Why a target is what it is.</summary>
public static class TargetCodes
{
    /// <summary>The asset is selected and has its size by its score.</summary>
    public const string Sized = "sized";

    /// <summary>The position is kept at a size that was given, whatever its score.</summary>
    public const string Kept = "kept";

    /// <summary>The position is kept as it is, because the asset has no score.</summary>
    public const string Unscored = "unscored";

    /// <summary>The position is closed, because the asset is not selected.</summary>
    public const string NotSelected = "not_selected";

    /// <summary>The position is closed: the asset is selected, but its score earns no size.</summary>
    public const string NoSize = "no_size";

    /// <summary>What was asked for is denied; the position stays as it is.</summary>
    public const string Denied = "denied";

    /// <summary>The size is smaller than what was asked for, since it could not be financed.</summary>
    public const string Resized = "resized";

    /// <summary>The position is made smaller than it has grown, because all positions together are over the target.</summary>
    public const string Trimmed = "trimmed";
}
