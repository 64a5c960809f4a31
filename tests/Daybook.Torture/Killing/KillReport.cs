namespace Daybook.Torture.Killing;

/// <summary>What a run of kills showed.</summary>
/// <param name="Seed">The seed that repeats its choices.</param>
/// <param name="Rounds">Children killed.</param>
/// <param name="Acknowledged">Batches that were acknowledged.</param>
/// <param name="Events">Events that were found afterwards, in all journals.</param>
/// <param name="Abandoned">Sessions that were found running without their writer.</param>
/// <param name="BrokenPromise">What went wrong, or null.</param>
public sealed record KillReport(int Seed, int Rounds, int Acknowledged, long Events, int Abandoned, string? BrokenPromise);
