namespace Daybook.Engine.Scoring;

/// <summary>A technical score, or why there is none.</summary>
/// <param name="Code">How it came out, one of <see cref="TechnicalCodes"/>.</param>
/// <param name="Reason">The same in words, with the numbers.</param>
/// <param name="Score">The score, 0..1, or null.</param>
/// <param name="Components">What it is made of, or null without a score.</param>
public sealed record TechnicalResult(string Code, string Reason, double? Score = null, TechnicalComponents? Components = null);
