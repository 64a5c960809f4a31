namespace Daybook.Operations.EventDetails;

/// <summary>Asks for one event.</summary>
public sealed record EventRequest
{
    /// <summary>Its id, from 1 on.</summary>
    public required long Id { get; init; }
}
