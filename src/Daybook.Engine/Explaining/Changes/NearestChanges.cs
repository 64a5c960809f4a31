namespace Daybook.Engine.Explaining.Changes;

/// <summary>The nearest changes that would have changed an outcome, the smallest first.</summary>
/// <param name="Changes">The changes, one for each thing that can be changed, for the score one for each direction.</param>
/// <param name="Decisions">How many decisions were made to find them.</param>
/// <param name="IsComplete">False when <see cref="MostDecisions"/> were not enough to try everything.</param>
/// <param name="AssumesUncorrelated">
/// True when correlations were looked at, but not this asset's: the selection had left it out before. Then it counts as one that moves with nobody, and in truth it might not have
/// got the place.
/// </param>
public sealed record NearestChanges(IReadOnlyList<NearestChange> Changes, int Decisions, bool IsComplete, bool AssumesUncorrelated)
{
    /// <summary>The most decisions that a search makes.</summary>
    public const int MostDecisions = 400;
}
