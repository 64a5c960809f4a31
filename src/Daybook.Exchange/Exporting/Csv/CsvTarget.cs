using System.Text;
using Daybook.Events;
using Daybook.Exchange.Csv;

namespace Daybook.Exchange.Exporting.Csv;

/// <summary>A header and a row per event: RFC 4180 with LF as the line's end, texts guarded (<see cref="GuardedText"/>), absent values empty.</summary>
internal sealed class CsvTarget(Stream stream) : IExportTarget
{
    private readonly CsvLines _lines = new();
    private bool _hasHeader;

    public async ValueTask WriteAsync(IReadOnlyList<PortfolioEvent> events, CancellationToken cancellationToken)
    {
        WriteHeader();
        foreach (var row in events)
        {
            WriteRow(row);
            if (_lines.Length >= 32 * 1024)
                await HandOverAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        WriteHeader();
        return HandOverAsync(cancellationToken);
    }

    private void WriteHeader()
    {
        if (_hasHeader)
            return;
        foreach (var column in TableColumns.All)
            _lines.Plain(column);
        _lines.End();
        _hasHeader = true;
    }

    private void WriteRow(PortfolioEvent row)
    {
        _lines.Number(row.Id);
        _lines.Plain(IsoTime.Format(row.OccurredAt));
        _lines.Text(row.Type.Name);
        _lines.Text(row.Category.Name);
        _lines.Text(row.TraceId);
        _lines.Text(row.SessionId);
        _lines.Text(row.Asset);
        _lines.Text(row.Regime);
        _lines.Text(row.Action);
        _lines.Text(row.Reason);
        _lines.Number(row.ScoreBefore);
        _lines.Number(row.ScoreAfter);
        _lines.Number(row.SizeBefore);
        _lines.Number(row.SizeAfter);
        _lines.Number(row.PortfolioAllocation);
        _lines.Number(row.ActivePositions);
        _lines.Text(row.Metadata?.ToString());
        _lines.Number(row.ExecutionTimeMs);
        _lines.Plain(IsoTime.Format(row.RecordedAt));
        _lines.Text(row.Actor);
        _lines.Text(row.Origin);
        _lines.End();
    }

    private async ValueTask HandOverAsync(CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(_lines.Take()), cancellationToken).ConfigureAwait(false);
    }
}
