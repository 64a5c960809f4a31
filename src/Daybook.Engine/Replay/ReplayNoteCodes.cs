namespace Daybook.Engine.Replay;

/// <summary>What is noted of the prices.</summary>
public static class ReplayNoteCodes
{
    /// <summary>The asset's prices begin after the replay does; it is scored once it has enough of them.</summary>
    public const string StartsLate = "starts_late";

    /// <summary>The asset had no price for too long; a position in it was closed at the last one.</summary>
    public const string Vanished = "vanished";

    /// <summary>A price is not above 0: nothing is traded at it.</summary>
    public const string NotTradable = "not_tradable";
}
