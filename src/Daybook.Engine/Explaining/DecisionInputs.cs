using Daybook.Engine.Scoring;

namespace Daybook.Engine.Explaining;

/// <summary>What a decision about an asset went by.</summary>
/// <param name="Score">Its score with its parts, or why it had none.</param>
/// <param name="Threshold">The score that was asked for: another for a held asset than for a new one.</param>
/// <param name="Size">What was held of it, a fraction of the portfolio; 0 when nothing was.</param>
/// <param name="Price">The price that the decision saw, or null when none is recorded.</param>
/// <param name="Return">The return that core assets are judged by, a fraction, or null.</param>
/// <param name="Regime">The market regime, or null when it was not looked at or not known.</param>
/// <param name="RegimeConfidence">How sure that was, 0 to 1, or null.</param>
public sealed record DecisionInputs(AssetScore Score, double Threshold, double Size, double? Price, double? Return, string? Regime, double? RegimeConfidence);
