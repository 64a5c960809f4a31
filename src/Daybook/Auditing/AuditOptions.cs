using Daybook.Storage;

namespace Daybook.Auditing;

/// <summary>What an audit reports, and what it knows of the journal's surroundings.</summary>
public sealed record AuditOptions
{
    /// <summary>Which events are reported: by filter and window. Rules see every event all the same, since a position cannot be followed through half of them. Null: all.</summary>
    public EventQuery? Selection { get; init; }

    /// <summary>How many ids a finding keeps, 0 or more; the count is exact in any case. Default: 10,000.</summary>
    public int MaxEvents { get; init; } = 10_000;

    /// <summary>How many of them are told in a sentence, 0 or more. Default: 3.</summary>
    public int Examples { get; init; } = 3;

    /// <summary>
    /// Whether nobody takes part in a session of the journal's own any more, by its id, as the store knows it. Null: nobody can say, and a session without an end counts as running.
    /// </summary>
    public Func<string, bool>? IsAbandoned { get; init; }

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(MaxEvents);
        ArgumentOutOfRangeException.ThrowIfNegative(Examples);
        Selection?.Validate();
    }
}
