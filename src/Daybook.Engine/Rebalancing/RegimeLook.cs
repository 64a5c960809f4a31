using Daybook.Engine.Regimes;
using Daybook.Engine.Regimes.Detection;

namespace Daybook.Engine.Rebalancing;

/// <summary>Takes a look at the regime: <see cref="RegimeWatch.Decide"/>, or what it was known to say before.</summary>
/// <param name="state">What is known of regimes.</param>
/// <param name="observation">What was observed.</param>
/// <param name="options">The settings.</param>
internal delegate RegimeDecision RegimeLook(RegimeState state, RegimeObservation observation, RegimeOptions options);
