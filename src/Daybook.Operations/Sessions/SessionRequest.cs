namespace Daybook.Operations.Sessions;

/// <summary>Asks for everything that happened in a session.</summary>
public sealed record SessionRequest
{
    /// <summary>Its id, or how that begins when no other session's does.</summary>
    public required string Id { get; init; }
}
