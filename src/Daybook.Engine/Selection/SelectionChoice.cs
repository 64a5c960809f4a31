namespace Daybook.Engine.Selection;

/// <summary>What became of one asset.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="IsHeld">True when there is a position.</param>
/// <param name="Code">Why it is selected or not, one of <see cref="SelectionCodes"/>, or the code of what barred it.</param>
/// <param name="Score">Its score, or null.</param>
/// <param name="Threshold">The score that was asked for: another for a held asset than for a new one.</param>
public sealed record SelectionChoice(string Asset, bool IsHeld, string Code, double? Score, double Threshold)
{
    /// <summary>True when the asset gets a size by its score.</summary>
    public bool IsSelected => Code is SelectionCodes.Held or SelectionCodes.New;

    /// <summary>True when the asset keeps a position whatever its score.</summary>
    public bool IsKept => Code is SelectionCodes.Kept or SelectionCodes.UnscoredHeld;
}
