namespace Daybook.Engine.Regimes.Transitions;

/// <summary>How grave a change of regime is, in rising order.</summary>
public enum RegimeChangeSeverity
{
    /// <summary>It lifts nothing. The default.</summary>
    Normal,

    /// <summary>It may lift some protections.</summary>
    High,

    /// <summary>It may lift the whipsaw protection, too.</summary>
    Critical,
}
