using System.Text;
using Daybook.Filters;
using Daybook.Operations.Deciding;
using Daybook.Operations.Histograms;
using Daybook.Operations.Querying;
using Daybook.Operations.Selecting;
using Daybook.Operations.Series;
using Daybook.Operations.States;
using Daybook.Operations.Statistics;

namespace Daybook.Operations.Reporting;

/// <summary>A report for reading, printing and keeping: one file of HTML that needs no server, no script and nothing from elsewhere.</summary>
public static class ReportOperation
{
    private const int MostRows = 50;
    private const int Points = 2_000;

    /// <summary>Writes a report. The file appears under its name only when it is whole; an error or a cancellation leaves nothing of it.</summary>
    /// <exception cref="RefusedException">A parameter cannot be read, there is no such portfolio, or the file is there already.</exception>
    /// <exception cref="IOException">The file's place cannot be written.</exception>
    public static async Task<ReportAnswer> RunAsync(OperationContext context, ReportRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        if (request.File.Length == 0)
            throw new RefusedException(RefusalCode.MissingValue, "file", "the file name is empty");
        if (!request.Force && File.Exists(request.File))
            throw new RefusedException(RefusalCode.FileExists, null, $"{request.File} exists already, and was left as it is");
        var content = await AskAsync(context, request, cancellationToken).ConfigureAwait(false);
        var bytes = Encoding.UTF8.GetBytes(ReportDocument.Write(content));
        await WholeAsync(request, bytes, cancellationToken).ConfigureAwait(false);
        return new ReportAnswer(request.File, bytes.Length, content.Statistics.Total, content.Head.Root.ToString());
    }

    private static async Task<ReportContent> AskAsync(OperationContext context, ReportRequest request, CancellationToken cancellationToken)
    {
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var head = await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        var series = await SeriesOperation.RunAsync(
            context, new SeriesRequest { Run = request.Run, Portfolio = request.Portfolio, From = request.From, To = request.To, Points = Points }, cancellationToken).ConfigureAwait(false);
        var selection = new Selection
        {
            From = request.From,
            To = request.To,
            Portfolio = request.Portfolio,
            // Of a file that holds several runs, the one whose value is told. The session of an import names more than itself.
            Session = series.Origin is null ? series.Run : null,
            Filter = request.Asset is { } asset ? Filter.Equal(EventField.Asset, asset).ToString() : null,
        };
        var errors = selection with { Filter = selection.Filter is { } filter ? $"category = 'error' and {filter}" : "category = 'error'" };
        return new ReportContent(
            request,
            context.Journal,
            context.Time.GetUtcNow(),
            head,
            await StatisticsOperation.RunAsync(context, new StatisticsRequest { Selection = selection }, cancellationToken).ConfigureAwait(false),
            series,
            await HistogramOperation.RunAsync(context, new HistogramRequest { Selection = selection }, cancellationToken).ConfigureAwait(false),
            await HistogramOperation.RunAsync(context, new HistogramRequest { Selection = selection, By = HistogramKey.Protection }, cancellationToken).ConfigureAwait(false),
            await DecisionsOperation.RunAsync(context, new DecisionsRequest { Selection = selection, Limit = MostRows }, cancellationToken).ConfigureAwait(false),
            await DecisionsOperation.RunAsync(context, new DecisionsRequest { Selection = selection, Refused = true, Limit = MostRows }, cancellationToken).ConfigureAwait(false),
            await StateOperation.RunAsync(context, new StateRequest { Run = request.Run, Portfolio = request.Portfolio, At = request.To }, cancellationToken).ConfigureAwait(false),
            await QueryOperation.RunAsync(context, new QueryRequest { Selection = errors, Limit = MostRows }, cancellationToken).ConfigureAwait(false));
    }

    private static async Task WholeAsync(ReportRequest request, byte[] bytes, CancellationToken cancellationToken)
    {
        var unfinished = $"{request.File}.{Environment.ProcessId}.part";
        try
        {
            await File.WriteAllBytesAsync(unfinished, bytes, cancellationToken).ConfigureAwait(false);
            File.Move(unfinished, request.File, request.Force);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
