using Daybook.Filters;

namespace Daybook.Exchange.Exporting;

/// <summary>What is exported, and how.</summary>
public sealed record ExportOptions
{
    /// <summary>The format. Default: JSON lines.</summary>
    public ExportFormat Format { get; init; }

    /// <summary>What an event must satisfy; null: nothing.</summary>
    public Filter? Filter { get; init; }

    /// <summary>The earliest <c>occurred</c>, inclusive; null: no bound.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The end of <c>occurred</c>, exclusive; null: no bound.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Whether the file is compressed with gzip; Parquet is compressed by itself and takes no other. Default: false.</summary>
    public bool Gzip { get; init; }
}
