namespace Daybook.Engine.Configuration.Sections;

/// <summary>How severe a change of regime is, in rising order.</summary>
public enum OverrideSeverity
{
    /// <summary>A change of the usual kind; it lifts no protection.</summary>
    Normal,

    /// <summary>It may lift grace and holding.</summary>
    High,

    /// <summary>It may lift whipsaw protection too.</summary>
    Critical,
}
