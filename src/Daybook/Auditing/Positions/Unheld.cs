namespace Daybook.Auditing.Positions;

/// <summary>Says why a position is not taken as held.</summary>
internal static class Unheld
{
    public static string Says(KnownPosition position) =>
        position.Status == PositionStatus.Closed ? $"event {position.EventId} closed it" : "no earlier event says that it was held";
}
