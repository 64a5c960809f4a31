namespace Daybook.Engine.Scoring;

/// <summary>An asset's score, or why there is none. Made by <see cref="AssetScoring"/>.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="IsHeld">True when there is a position, which counts a little more.</param>
/// <param name="Code">How it came out, one of <see cref="ScoreCodes"/>.</param>
/// <param name="Reason">The same in words, with the numbers.</param>
/// <param name="Value">The score, 0..1, for a held asset up to 1.02; null when there is none.</param>
/// <param name="Confidence">How sure the score is: 0.8, 0.6 when a part is missing, 0 without a score.</param>
/// <param name="Technical">The technical part, or null when it was not asked.</param>
/// <param name="Fundamental">The fundamental part, 0..1, or null when there is none or it was not asked.</param>
public sealed record AssetScore(
    string Asset,
    bool IsHeld,
    string Code,
    string Reason,
    double? Value,
    double Confidence,
    TechnicalResult? Technical,
    double? Fundamental);
