namespace Daybook.Operations.Sessions;

/// <summary>Asks for the sessions that began last.</summary>
public sealed record SessionsRequest
{
    /// <summary>How many, 1 to 1,000. Default: 20.</summary>
    public int Limit { get; init; } = 20;
}
