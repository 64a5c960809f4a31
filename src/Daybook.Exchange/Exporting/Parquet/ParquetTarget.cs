using Daybook.Events;
using Parquet;

namespace Daybook.Exchange.Exporting.Parquet;

/// <summary>A Parquet file: events are gathered to row groups, which bound the memory that writers and readers need.</summary>
internal sealed class ParquetTarget(Stream stream) : IExportTarget
{
    /// <summary>The most events of a row group.</summary>
    public const int MaxRows = 65_536;

    // Events with large texts make smaller groups.
    private const long MaxText = 64 * 1024 * 1024;

    private readonly List<PortfolioEvent> _group = [];
    private ParquetWriter? _file;
    private long _text;

    public async ValueTask WriteAsync(IReadOnlyList<PortfolioEvent> events, CancellationToken cancellationToken)
    {
        foreach (var row in events)
        {
            _group.Add(row);
            _text += row.Reason.Length + (row.Metadata?.Utf8.Length ?? 0);
            if (_group.Count == MaxRows || _text >= MaxText)
                await WriteGroupAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        if (_group.Count > 0)
            await WriteGroupAsync(cancellationToken).ConfigureAwait(false);
        var file = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await file.DisposeAsync().ConfigureAwait(false);
    }

    private async Task WriteGroupAsync(CancellationToken cancellationToken)
    {
        var file = await OpenAsync(cancellationToken).ConfigureAwait(false);
        using (var group = file.CreateRowGroup())
        {
            foreach (var column in ParquetColumn.All)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await column.WriteAsync(group, _group, cancellationToken).ConfigureAwait(false);
            }

            group.CompleteValidate();
        }

        _group.Clear();
        _text = 0;
    }

    private async ValueTask<ParquetWriter> OpenAsync(CancellationToken cancellationToken) =>
        _file ??= await ParquetWriter.CreateAsync(ParquetColumn.Schema, stream, Options(), cancellationToken: cancellationToken).ConfigureAwait(false);

    // Snappy is the one compression that every reader knows. Texts repeat; a column in which they do not is written plainly all the same.
    private static ParquetOptions Options()
    {
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Snappy };
        foreach (var field in ParquetColumn.Schema.DataFields.Where(field => field.ClrType == typeof(ReadOnlyMemory<char>)))
            options.ColumnEncodingHints[field.Path.ToString()] = EncodingHint.Dictionary;
        return options;
    }
}
