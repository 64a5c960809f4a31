namespace Daybook.Engine.Explaining;

/// <summary>What correlations said of selecting an asset.</summary>
/// <param name="OtherAsset">The asset that stays or got a place, and that it moves most closely with.</param>
/// <param name="Correlation">The coefficient, -1 to 1.</param>
/// <param name="Limit">The most that there may be.</param>
/// <param name="TooClose">True when it was left out for it.</param>
/// <param name="EventId">The id of the event that recorded it.</param>
public sealed record CorrelationAnswer(string OtherAsset, double Correlation, double Limit, bool TooClose, long EventId);
