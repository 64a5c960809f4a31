namespace Daybook.Operations.Sessions;

/// <summary>The sessions that began last.</summary>
/// <param name="Sessions">The one that began last first.</param>
public sealed record SessionsAnswer(IReadOnlyList<SessionFacts> Sessions);
