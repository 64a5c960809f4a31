namespace Daybook.Operations.Recording;

/// <summary>What was recorded.</summary>
/// <param name="Recorded">The number of events; a session's own are not counted.</param>
public sealed record RecordAnswer(long Recorded);

/// <summary>An event that was recorded.</summary>
/// <param name="Id">Its id.</param>
public readonly record struct RecordedEvent(long Id);

/// <summary>What was recorded together.</summary>
/// <param name="Recorded">The number of events; a session's own are not counted.</param>
/// <param name="Ids">Their ids, in order.</param>
public sealed record RecordedTogetherAnswer(long Recorded, IReadOnlyList<long> Ids);
