namespace Daybook.Engine.Lifecycle;

/// <summary>How well a position is.</summary>
public enum PositionHealth
{
    /// <summary>Fewer than two points speak against it.</summary>
    Healthy,

    /// <summary>Two or three do.</summary>
    Warning,

    /// <summary>Four or more do.</summary>
    Critical,
}
