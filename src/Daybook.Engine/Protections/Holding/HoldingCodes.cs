namespace Daybook.Engine.Protections.Holding;

/// <summary>The reason codes of holding-period protection.</summary>
public static class HoldingCodes
{
    /// <summary>It is not known since when the asset is held, or it is not held.</summary>
    public const string NewPosition = "new_position";

    /// <summary>The position has been held for less than the minimum.</summary>
    public const string MinNotMet = "min_not_met";

    /// <summary>What makes a position larger is allowed at any age.</summary>
    public const string IncreaseAllowed = "increase_allowed";

    /// <summary>The position has been held for the maximum, and must be reviewed.</summary>
    public const string MaxReached = "max_reached";

    /// <summary>The position is between its minimum and its maximum.</summary>
    public const string Within = "within";

    /// <summary>A person released the position from its minimum.</summary>
    public const string Released = "released";
}
