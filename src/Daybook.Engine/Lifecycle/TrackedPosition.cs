namespace Daybook.Engine.Lifecycle;

/// <summary>What is known of a position's life.</summary>
public sealed record TrackedPosition
{
    /// <summary>When it was opened.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>Its size when it was looked at last, a fraction of the portfolio.</summary>
    public required double Size { get; init; }

    /// <summary>Where in its life it is.</summary>
    public PositionStage Stage { get; init; }

    /// <summary>How often in a row its score was under 0.6.</summary>
    public int LowStreak { get; init; }

    /// <summary>Its newest score; null when none is known.</summary>
    public double? Score { get; init; }
}
