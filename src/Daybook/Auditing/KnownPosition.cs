namespace Daybook.Auditing;

/// <summary>What the events so far say of an asset in a portfolio.</summary>
public enum PositionStatus
{
    /// <summary>Nothing.</summary>
    Unknown,

    /// <summary>It is held.</summary>
    Held,

    /// <summary>It was held and is not any more.</summary>
    Closed,
}

/// <summary>What is known of a position, and from which event.</summary>
/// <param name="Status">Whether it is held.</param>
/// <param name="EventId">The event that opened, closed or first mentioned it; 0 while nothing is known.</param>
public readonly record struct KnownPosition(PositionStatus Status, long EventId);
