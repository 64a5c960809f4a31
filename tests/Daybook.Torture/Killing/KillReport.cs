namespace Daybook.Torture.Killing;

/// <summary>What a run of kills showed.</summary>
/// <param name="Rounds">Children killed.</param>
/// <param name="Acknowledged">Batches that were acknowledged.</param>
/// <param name="Events">Events that were found afterwards, in all journals.</param>
/// <param name="Abandoned">Sessions that were found running without their writer.</param>
/// <param name="Broken">What went wrong, or null.</param>
internal sealed record KillReport(int Rounds, int Acknowledged, long Events, int Abandoned, string? Broken);
