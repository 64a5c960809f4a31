namespace Daybook.Operations.Recovering;

/// <summary>Asks to copy what can be read of a damaged journal into a new one.</summary>
public sealed record SalvageRequest
{
    /// <summary>The new journal's file.</summary>
    public required string Salvage { get; init; }

    /// <summary>Who salvages it, recorded as the last event's actor; null: <see cref="OperationContext.Actor"/>.</summary>
    public string? By { get; init; }

    /// <summary>Why, recorded with the event; null: nothing is said.</summary>
    public string? Reason { get; init; }
}
