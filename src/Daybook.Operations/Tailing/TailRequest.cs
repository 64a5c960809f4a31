using Daybook.Operations.Selecting;

namespace Daybook.Operations.Tailing;

/// <summary>Asks for a journal's newest events, or for each new one.</summary>
public sealed record TailRequest
{
    /// <summary>Which events.</summary>
    public Selection Selection { get; init; } = new();

    /// <summary>How many of the newest events are wanted, 0 to 1,000,000. Default: 10. Following takes no notice of it.</summary>
    public int Lines { get; init; } = 10;

    /// <summary>Behind which place following begins (<see cref="TailAnswer.Next"/>); null: at the journal's end.</summary>
    public string? After { get; init; }
}
