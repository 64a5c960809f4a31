namespace Daybook.Engine.Lifecycle;

/// <summary>Where in its life a position is.</summary>
public enum PositionStage
{
    /// <summary>Nothing is wrong.</summary>
    Active,

    /// <summary>In its grace period, or twice in a row under the low score.</summary>
    Grace,

    /// <summary>Five times in a row under the low score.</summary>
    Warning,

    /// <summary>Held for its maximum of days: it must be reviewed.</summary>
    ForcedReview,

    /// <summary>Its grace period is over, and it is to be closed.</summary>
    Closing,
}
