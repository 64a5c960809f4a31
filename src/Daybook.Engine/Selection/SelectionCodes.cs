namespace Daybook.Engine.Selection;

/// <summary>Why an asset is selected or not.</summary>
internal static class SelectionCodes
{
    /// <summary>Selected: it is held, and its score is good enough to keep it.</summary>
    public const string Held = "held";

    /// <summary>Selected: it is new, and among the best.</summary>
    public const string New = "new";

    /// <summary>Kept: somebody said that its position is kept whatever its score.</summary>
    public const string Kept = "kept";

    /// <summary>Kept: it is held and has no score. That an asset could not be scored is no reason to sell it.</summary>
    public const string UnscoredHeld = "unscored_held";

    /// <summary>Not selected: it is not held and has no score.</summary>
    public const string Unscored = "unscored";

    /// <summary>Not selected: it is held, and its score is under the threshold.</summary>
    public const string BelowThreshold = "below_threshold";

    /// <summary>Not selected: it is new, and its score is under the threshold for new positions.</summary>
    public const string BelowNewThreshold = "below_new_threshold";

    /// <summary>Not selected: it is held and good enough, but better ones fill the portfolio.</summary>
    public const string OverMaxTotal = "over_max_total";

    /// <summary>Not selected: it is new and good enough, but there is no place left for it.</summary>
    public const string NoSlot = "no_slot";

    /// <summary>Not selected: it is new and good enough, but moves too closely with an asset that is held or selected.</summary>
    public const string Correlated = "correlated";
}
