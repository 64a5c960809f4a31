using Daybook.Engine.Regimes.Detection;

namespace Daybook.Engine.Regimes.Inputs;

/// <summary>What prices say of the regime.</summary>
/// <param name="Observation">The observation for detection; without a regime when the prices do not reach.</param>
/// <param name="Proxies">The proxies, each the mean of the frames.</param>
internal sealed record RegimePriceReading(RegimeObservation Observation, RegimeProxies Proxies);
