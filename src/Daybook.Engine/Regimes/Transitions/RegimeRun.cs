using Daybook.Engine.Regimes.Detection;

namespace Daybook.Engine.Regimes.Transitions;

/// <summary>Observations in a row that found the same regime.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them so far.</param>
public sealed record RegimeRun(RegimeReading First, RegimeReading Last);
