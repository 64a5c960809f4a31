namespace Daybook.Engine.Protections.Whipsaw;

/// <summary>An open and the close that followed it.</summary>
/// <param name="OpenedAt">When the position was opened.</param>
/// <param name="ClosedAt">When it was closed; later than it was opened.</param>
/// <param name="OpenEvent">The id of the event that opened it; 0 when that was not stored yet.</param>
/// <param name="CloseEvent">The id of the event that closed it; 0 likewise.</param>
public sealed record WhipsawCycle(DateTimeOffset OpenedAt, DateTimeOffset ClosedAt, long OpenEvent, long CloseEvent);
