namespace Daybook.Engine.Sizing;

/// <summary>How scores become sizes.</summary>
public enum SizingMode
{
    /// <summary>
    /// An equal share, times a factor for the score's class: 1.5 from 0.9, 1.2 from 0.8, 1 from 0.7, 0.8 from 0.6, else nothing; a held asset times 1.02.
    /// </summary>
    Adaptive,

    /// <summary>An equal share for each.</summary>
    EqualWeight,

    /// <summary>A share in proportion to the score; equal shares when all scores are 0.</summary>
    ScoreWeighted,
}
