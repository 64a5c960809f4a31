using Daybook.Engine.Sizing;

namespace Daybook.Engine.Explaining;

/// <summary>What came of a decision about an asset.</summary>
/// <param name="Action">What was decided, a hold for a position that stays as it is; null when nothing is held and nothing was opened.</param>
/// <param name="Code">Why: one of <see cref="TargetCodes"/>, the selection's code for an asset that it left out, or one of <see cref="OutcomeCodes"/>.</param>
/// <param name="Target">What was to become of the position, or null when there was nothing to become.</param>
public sealed record DecisionOutcome(TradeAction? Action, string Code, Target? Target);
