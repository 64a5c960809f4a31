using Daybook.Engine.Regimes.Detection;

namespace Daybook.Engine.Regimes.Transitions;

/// <summary>What is made of a change of regime that is not confirmed yet.</summary>
/// <param name="Transition">The change; it has the time of its confirmation when the verdict allows it.</param>
/// <param name="Verdict">Whether it is confirmed now; a change that only has to last says until when.</param>
/// <param name="Analysis">What its first day says of it.</param>
/// <param name="Current">The latest reading of the new regime.</param>
internal sealed record RegimeTransitionDecision(RegimeTransition Transition, Verdict Verdict, RegimeTransitionAnalysis Analysis, RegimeReading Current);
