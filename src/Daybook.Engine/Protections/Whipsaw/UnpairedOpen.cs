namespace Daybook.Engine.Protections.Whipsaw;

/// <summary>An open whose close came at the same instant.</summary>
/// <param name="At">When.</param>
/// <param name="Event">The id of the event that opened it; 0 when that was not stored yet.</param>
internal sealed record UnpairedOpen(DateTimeOffset At, long Event);
