namespace Daybook.Auditing;

/// <summary>What is known when all events were seen.</summary>
/// <param name="Events">How many there were.</param>
/// <param name="RunningSessions">Sessions of this journal's own that have no end yet because somebody is still at work in them, or because it came after the last event that was seen.</param>
public sealed record AuditEnd(long Events, IReadOnlySet<string> RunningSessions);
