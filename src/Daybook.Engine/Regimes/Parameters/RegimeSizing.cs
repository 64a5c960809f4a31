namespace Daybook.Engine.Regimes.Parameters;

/// <summary>How a regime asks for positions to be sized.</summary>
public enum RegimeSizing
{
    /// <summary>By what the market asks for. The default.</summary>
    Adaptive,

    /// <summary>All alike.</summary>
    EqualWeight,

    /// <summary>By score.</summary>
    ScoreWeighted,
}
