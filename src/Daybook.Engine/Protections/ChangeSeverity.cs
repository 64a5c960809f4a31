namespace Daybook.Engine.Protections;

/// <summary>How grave a change of the market's regime is.</summary>
public enum ChangeSeverity
{
    /// <summary>It lifts nothing.</summary>
    Normal,

    /// <summary>It may lift grace and holding.</summary>
    High,

    /// <summary>It may lift whipsaw, too.</summary>
    Critical,
}
