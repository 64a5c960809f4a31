using Daybook.Engine.Regimes.Transitions;

namespace Daybook.Engine.Regimes.Overrides;

/// <summary>
/// Whether a change of regime may lift a protection of an asset. The protection chain asks its own matrix as well; only when both agree, the grant is made and
/// recorded.
/// </summary>
/// <param name="Verdict">The answer: passes when the protection may be lifted.</param>
/// <param name="Asset">The asset.</param>
/// <param name="Target">What is to be lifted.</param>
/// <param name="At">When it was asked.</param>
/// <param name="Transition">The transition that would grant it, or null.</param>
/// <param name="Remaining">How many overrides that transition may still grant, before this one; 0 without one.</param>
/// <param name="ValidUntil">Until when the override may be used, that instant not included; null when the answer is no.</param>
internal sealed record RegimeOverrideDecision(
    Verdict Verdict,
    string Asset,
    RegimeOverrideTarget Target,
    DateTimeOffset At,
    RegimeTransition? Transition,
    int Remaining,
    DateTimeOffset? ValidUntil)
{
    /// <summary>True when the answer is yes and a grant has to be recorded for it; false when it is no, or an earlier grant still holds.</summary>
    public bool NeedsGrant => Verdict.Allows && Verdict.Code == RegimeOverrideCodes.Eligible;
}
