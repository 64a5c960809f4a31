namespace Daybook.Engine.Lifecycle;

/// <summary>Where a position's score went over its last observations.</summary>
public enum ScoreTrend
{
    /// <summary>Nowhere in particular.</summary>
    Stable,

    /// <summary>Up.</summary>
    Improving,

    /// <summary>Down.</summary>
    Declining,
}
