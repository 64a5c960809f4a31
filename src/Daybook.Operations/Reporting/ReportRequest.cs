namespace Daybook.Operations.Reporting;

/// <summary>Asks for a report: one file of HTML without script, for reading, printing and keeping.</summary>
public sealed record ReportRequest
{
    /// <summary>The file, such as <c>q3.html</c>.</summary>
    public required string File { get; init; }

    /// <summary>Whether a file that is there is replaced; it stays until the new one is whole. Default: false.</summary>
    public bool Force { get; init; }

    /// <summary>The first moment that is told of: ISO 8601, or relative as <c>-3m</c>; null: no bound.</summary>
    public string? From { get; init; }

    /// <summary>The moment behind the last; null: no bound.</summary>
    public string? To { get; init; }

    /// <summary>The asset that it is about, exactly as it is recorded; null: all.</summary>
    public string? Asset { get; init; }

    /// <summary>The portfolio: a session of it, by its id or how that begins, or <c>live</c>; null: the newest run, or the live portfolio when there is none.</summary>
    public string? Run { get; init; }

    /// <summary>The portfolio's name; empty: the one without a name; null: the only one.</summary>
    public string? Portfolio { get; init; }
}
