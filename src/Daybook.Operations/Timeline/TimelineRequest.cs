namespace Daybook.Operations.Timeline;

/// <summary>Asks what was decided about an asset, the oldest first.</summary>
public sealed record TimelineRequest
{
    /// <summary>The asset, exactly as it is recorded.</summary>
    public required string Asset { get; init; }

    /// <summary>The earliest <c>occurred</c>, inclusive: ISO 8601, or relative as <c>-7d</c>; null: no bound.</summary>
    public string? From { get; init; }

    /// <summary>The end of <c>occurred</c>, exclusive; null: no bound.</summary>
    public string? To { get; init; }

    /// <summary>The portfolio that the session of its events is of, by its name; empty: none that has a name; null: any.</summary>
    public string? Portfolio { get; init; }

    /// <summary>Everything about it, scores, checks that passed and holdings too. Default: false.</summary>
    public bool All { get; init; }

    /// <summary>The size of a page, 1 to 100,000. Default: 1,000.</summary>
    public int Limit { get; init; } = 1_000;

    /// <summary>Where the previous page ended (<see cref="TimelineAnswer.Next"/>); null: the first page.</summary>
    public string? After { get; init; }
}
