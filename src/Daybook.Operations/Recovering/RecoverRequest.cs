namespace Daybook.Operations.Recovering;

/// <summary>Asks to give up acknowledged events that are gone, so that a journal can be written again.</summary>
public sealed record RecoverRequest
{
    /// <summary>Who recovers it, recorded as the event's actor; null: <see cref="OperationContext.Actor"/>.</summary>
    public string? By { get; init; }

    /// <summary>Why, recorded with the event; null: nothing is said.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it is only said what would be done. Default: false.</summary>
    public bool DryRun { get; init; }
}
