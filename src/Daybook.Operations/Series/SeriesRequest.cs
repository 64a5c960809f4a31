namespace Daybook.Operations.Series;

/// <summary>Asks what a portfolio was worth over time, and how much of it was invested.</summary>
public sealed record SeriesRequest
{
    /// <summary>The portfolio: a session of it, by its id or how that begins, or <c>live</c>; null: the newest run, or the live portfolio when there is none.</summary>
    public string? Run { get; init; }

    /// <summary>The portfolio's name; empty: the one without a name; null: the only one.</summary>
    public string? Portfolio { get; init; }

    /// <summary>The first moment that is told of: ISO 8601, or relative as <c>-1y</c>; null: no bound.</summary>
    public string? From { get; init; }

    /// <summary>The moment behind the last; null: no bound.</summary>
    public string? To { get; init; }

    /// <summary>How many points at most, 1 to 10,000: with more, several are told in one. Default: 1,000.</summary>
    public int Points { get; init; } = 1_000;
}
