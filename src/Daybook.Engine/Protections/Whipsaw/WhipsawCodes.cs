namespace Daybook.Engine.Protections.Whipsaw;

/// <summary>The reason codes of whipsaw protection.</summary>
public static class WhipsawCodes
{
    /// <summary>Nothing stands in the way.</summary>
    public const string Ok = "ok";

    /// <summary>The action is none that this protection guards.</summary>
    public const string NotGuarded = "not_guarded";

    /// <summary>The position is open already.</summary>
    public const string AlreadyOpen = "already_open";

    /// <summary>The window holds as many cycles as it allows.</summary>
    public const string CycleLimit = "cycle_limit";

    /// <summary>No open position is known, so its duration is not either.</summary>
    public const string NotTracked = "not_tracked";

    /// <summary>The position has not been open for long enough.</summary>
    public const string MinDuration = "min_duration";
}
