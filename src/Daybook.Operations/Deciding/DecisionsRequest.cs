using Daybook.Decisions;
using Daybook.Operations.Selecting;

namespace Daybook.Operations.Deciding;

/// <summary>Asks for decisions, the newest first: the engine's and those of strategies of one's own.</summary>
public sealed record DecisionsRequest
{
    /// <summary>Among which events. A run is chosen by its session.</summary>
    public Selection Selection { get; init; } = new();

    /// <summary>The asset, exactly as it is recorded; null: any.</summary>
    public string? Asset { get; init; }

    /// <summary>What they came to; null: anything.</summary>
    public DecisionAction? Action { get; init; }

    /// <summary>Who or what decided, such as the protection that refused; null: anybody.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Only trades that a rule refused. Default: false.</summary>
    public bool Refused { get; init; }

    /// <summary>The size of a page, 1 to 100,000. Default: 100.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Where the previous page ended (<see cref="DecisionsAnswer.Next"/>); null: the first page.</summary>
    public string? After { get; init; }
}
