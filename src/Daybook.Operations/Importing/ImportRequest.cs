namespace Daybook.Operations.Importing;

/// <summary>Asks to add what other systems recorded, or what Daybook exported.</summary>
public sealed record ImportRequest
{
    /// <summary>
    /// The sources: a recorded run's folder, the reference system's SQLite file, JSON lines, a JSON list or CSV (<c>.gz</c> too), or a pipe; <c>-</c> is <see cref="Content"/>.
    /// </summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>What is read where a path is <c>-</c>; it stays the caller's. Null: no content is sent along.</summary>
    public Stream? Content { get; init; }

    /// <summary>The source's identity, 1 to 256 characters, where there is one path: a re-run under it adds only what is new. Null: its kind and path; a pipe and content need one.</summary>
    public string? Source { get; init; }

    /// <summary>What a CSV file calls the columns of an event, as <c>timestamp=Time</c>.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Whether everything is only read and checked. Default: false.</summary>
    public bool DryRun { get; init; }
}
