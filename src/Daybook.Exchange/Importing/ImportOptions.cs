namespace Daybook.Exchange.Importing;

/// <summary>How a source is imported.</summary>
public sealed record ImportOptions
{
    /// <summary>The longest <see cref="Source"/>, in characters.</summary>
    public const int MaxSourceLength = 256;

    /// <summary>
    /// The source's identity, 1 to 256 characters. Rows that were imported under the same identity before are not added again, so a file that has moved is
    /// continued by giving the identity that it had (<see cref="ImportReport.Source"/>). Default: the kind and the full path, such as <c>jsonl:/data/events.jsonl</c>.
    /// A given identity is also what events show as their origin.
    /// </summary>
    public string? Source { get; init; }

    /// <summary>
    /// What the columns of a CSV file are called, by the event's column: <c>timestamp</c> by <c>Time</c>. Upper and lower case of the file's names are the same. Columns that are not named
    /// here go by their own names. Default: null, and all go by their own names. Only for CSV.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Columns { get; init; }

    /// <summary>Who is named as the actor of rows that name none; rows that Daybook wrote stay as they are. Default: null, and such rows have no actor.</summary>
    public string? Actor { get; init; }
}
