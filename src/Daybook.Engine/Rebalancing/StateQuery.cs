namespace Daybook.Engine.Rebalancing;

/// <summary>Which state to read from a journal.</summary>
internal sealed record StateQuery
{
    /// <summary>The session that is a run of its own, such as a replay, or a session of an import, for the portfolio that it belongs to there; null: a live portfolio.</summary>
    public string? Run { get; init; }

    /// <summary>The name of the live portfolio; null: the one without a name. A run has the name that it says.</summary>
    public string? Portfolio { get; init; }

    /// <summary>The state as it was: what had happened by then, itself included. Null: everything.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The state as it was known: what the journal had recorded by then, itself included. Null: everything.</summary>
    public DateTimeOffset? KnownAt { get; init; }
}
