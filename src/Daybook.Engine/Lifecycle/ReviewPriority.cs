namespace Daybook.Engine.Lifecycle;

/// <summary>How soon somebody should look at a position.</summary>
public enum ReviewPriority
{
    /// <summary>There is no need.</summary>
    Low,

    /// <summary>Something is to be watched.</summary>
    Normal,

    /// <summary>Its health is a warning, or its score is very low or low for long.</summary>
    High,

    /// <summary>Its health is critical.</summary>
    Critical,
}
