namespace Daybook.Engine.Configuration.Sections;

/// <summary>How scores become sizes.</summary>
public enum SizingMode
{
    /// <summary>The same base for all, larger for high scores and smaller for low ones.</summary>
    Adaptive,

    /// <summary>The same for all.</summary>
    EqualWeight,

    /// <summary>In proportion to the score.</summary>
    ScoreWeighted,
}
