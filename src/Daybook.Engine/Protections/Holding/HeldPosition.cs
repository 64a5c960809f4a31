namespace Daybook.Engine.Protections.Holding;

/// <summary>What holding-period protection knows of one asset.</summary>
public sealed record HeldPosition
{
    /// <summary>Nothing has happened yet.</summary>
    public static HeldPosition None { get; } = new();

    /// <summary>Since when the position is held, or null when it is not.</summary>
    public DateTimeOffset? EnteredAt { get; init; }

    /// <summary>The id of the event that opened it; 0 when there is none.</summary>
    public long EntryEvent { get; init; }

    /// <summary>True when a person released the position from its minimum.</summary>
    public bool IsReleased { get; init; }

    /// <summary>When this protection was bypassed last for the asset, or null. It outlives the position.</summary>
    public DateTimeOffset? OverriddenAt { get; init; }

    /// <summary>Whole days since the position was opened (rounded down); 0 when it is not held.</summary>
    public int DaysAt(DateTimeOffset at) => EnteredAt is { } entered ? (int)Math.Floor((at - entered).TotalDays) : 0;
}
