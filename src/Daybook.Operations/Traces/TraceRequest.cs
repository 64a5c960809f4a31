namespace Daybook.Operations.Traces;

/// <summary>Asks for one operation with everything below it.</summary>
public sealed record TraceRequest
{
    /// <summary>The trace's id.</summary>
    public required string Id { get; init; }
}
