namespace Daybook.Decisions;

/// <summary>Something that could have been done instead, usually another asset.</summary>
/// <param name="Name">What, for example the asset that got the place.</param>
/// <param name="Score">Its score, or null.</param>
/// <param name="Reason">Why it was chosen or not, or null.</param>
public sealed record DecisionAlternative(string Name, double? Score = null, string? Reason = null);
