namespace Daybook.Engine.Replay;

/// <summary>Something about the prices that changed what could be done, or when.</summary>
/// <param name="Date">The day.</param>
/// <param name="Asset">The asset; empty for all of them.</param>
/// <param name="Code">One of <see cref="ReplayNoteCodes"/>.</param>
/// <param name="Message">What happened, in words.</param>
public sealed record ReplayNote(DateOnly Date, string Asset, string Code, string Message);
