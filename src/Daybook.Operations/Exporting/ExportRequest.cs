using Daybook.Exchange.Exporting;
using Daybook.Operations.Selecting;

namespace Daybook.Operations.Exporting;

/// <summary>Asks for events in a file, or in a stream, ordered by id.</summary>
public sealed record ExportRequest
{
    /// <summary>Which events.</summary>
    public Selection Selection { get; init; } = new();

    /// <summary>The file; with the end <c>.gz</c> it is compressed. Null: a stream of the caller's (<see cref="ExportOperation.WriteAsync"/>).</summary>
    public string? File { get; init; }

    /// <summary>The format; null: by the file's name, of a stream JSON lines.</summary>
    public ExportFormat? Format { get; init; }

    /// <summary>Whether a stream is compressed with gzip; Parquet is compressed by itself and takes no other. A file's name says it. Default: false.</summary>
    public bool Gzip { get; init; }

    /// <summary>Whether a file that is there is replaced; it stays until the new one is whole. Default: false.</summary>
    public bool Force { get; init; }
}
