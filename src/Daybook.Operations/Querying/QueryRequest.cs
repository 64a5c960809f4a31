using Daybook.Operations.Selecting;
using Daybook.Storage;

namespace Daybook.Operations.Querying;

/// <summary>Asks for events in the order of their time.</summary>
public sealed record QueryRequest
{
    /// <summary>Which events.</summary>
    public Selection Selection { get; init; } = new();

    /// <summary>Which come first. Default: the newest.</summary>
    public QueryOrder Order { get; init; }

    /// <summary>The size of a page, 1 to 100,000. Default: 100.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Where the previous page ended (<see cref="QueryAnswer.Next"/>); null: the first page.</summary>
    public string? After { get; init; }
}
