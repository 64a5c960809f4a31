namespace Daybook.Engine.Lifecycle;

/// <summary>What is to be watched about a position.</summary>
public enum PositionRisk
{
    /// <summary>Five times in a row under the low score.</summary>
    ExtendedLowPerformance,

    /// <summary>The score declines.</summary>
    DecliningTrend,

    /// <summary>The score is under 0.4.</summary>
    VeryLowScore,

    /// <summary>More than half of the size at entry is gone.</summary>
    SignificantSizeReduction,

    /// <summary>Held for more than 60 days.</summary>
    LongHoldingPeriod,
}
