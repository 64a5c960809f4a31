using Daybook.Operations.Selecting;

namespace Daybook.Operations.Durations;

/// <summary>Asks how long operations took.</summary>
public sealed record DurationsRequest
{
    /// <summary>Which events.</summary>
    public Selection Selection { get; init; } = new();

    /// <summary>Only this operation, exactly as it is recorded; null: all of them.</summary>
    public string? Operation { get; init; }

    /// <summary>Into how many equal stretches the time is divided, 1 to 1,000. Default: 60.</summary>
    public int Periods { get; init; } = 60;

    /// <summary>How many operations and how many slowest runs at most, 1 to 1,000. Default: 20.</summary>
    public int Most { get; init; } = 20;
}
