using System.Collections.Immutable;

namespace Daybook.Engine.Lifecycle;

/// <summary>What is known of a position's life.</summary>
public sealed record TrackedPosition
{
    /// <summary>When it was opened.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>Its size then, a fraction of the portfolio.</summary>
    public required double EntrySize { get; init; }

    /// <summary>The bucket that it belongs to, or null.</summary>
    public string? Bucket { get; init; }

    /// <summary>Its size when it was looked at last.</summary>
    public required double Size { get; init; }

    /// <summary>The largest size that it has had.</summary>
    public required double PeakSize { get; init; }

    /// <summary>By how much its size has changed, all changes taken as positive and added up.</summary>
    public double SizeChanges { get; init; }

    /// <summary>Where in its life it is.</summary>
    public PositionStage Stage { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset StageSince { get; init; }

    /// <summary>How often in a row its score was under 0.6.</summary>
    public int LowStreak { get; init; }

    /// <summary>Where its score went before it was looked at last.</summary>
    public ScoreTrend Trend { get; init; }

    /// <summary>Its newest scores, that of its entry among them, the oldest first; at most 100, and none when no event says one.</summary>
    public required ImmutableList<double> Scores { get; init; }

    /// <summary>Its newest score; null when none is known.</summary>
    public double? Score => Scores.Count == 0 ? null : Scores[^1];
}
