namespace Daybook.Engine.Protections.Grace;

/// <summary>A position whose score is looked at.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Score">Its score, 0 to 1.</param>
/// <param name="Size">Its size, a fraction of the portfolio.</param>
/// <param name="Threshold">The score that it must reach.</param>
/// <param name="At">The decision's own time, UTC.</param>
/// <param name="IsExempt">True for a core asset, which needs no grace.</param>
public sealed record GracePosition(string Asset, double Score, double Size, double Threshold, DateTimeOffset At, bool IsExempt = false);
