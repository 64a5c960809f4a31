using Daybook.Charts;
using Daybook.Operations;
using Daybook.Operations.Durations;
using Daybook.Operations.Growth;
using Daybook.Operations.Selecting;
using Daybook.Operations.Series;
using Daybook.Server.Http;
using Daybook.Storage;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server.Pages.Performance;

/// <summary>What the page of performance shows: how long operations took, how the journal's writers and files do, and a portfolio's own figures.</summary>
/// <param name="Selection">Over which events, as the address says.</param>
/// <param name="Operation">The operation that the picture is of, as the address says.</param>
/// <param name="Durations">How long operations took; null: the request was refused.</param>
/// <param name="Writers">The writers of the last 30 days, those that were seen last first.</param>
/// <param name="Growth">How the journal's files grow; null: the request was refused.</param>
/// <param name="Series">The portfolio's figures; null: there is no one portfolio.</param>
/// <param name="NoSeries">Why there are none; null: there are.</param>
/// <param name="Refused">Why the request was refused; null: it was not.</param>
internal sealed record PerformanceModel(
    Selection Selection, string? Operation, DurationsAnswer? Durations, IReadOnlyList<WriterStatus> Writers, GrowthAnswer? Growth, SeriesAnswer? Series, string? NoSeries, RefusedException? Refused)
{
    /// <summary>The operation that the picture is of: the chosen one, or that which took the most time.</summary>
    public OperationDurations? Drawn => Durations?.Operations.FirstOrDefault(one => one.Operation == Operation) ?? (Durations?.Operations is [var first, ..] ? first : null);

    /// <summary>Percentiles of an operation over time as a picture.</summary>
    public Picture Draw(OperationDurations operation, int width) => LinesChart.Draw(
        new LinesData
        {
            Lines =
            [
                new ChartLine("median", [.. operation.Periods.Select(period => new ChartPoint(period.Start, period.P50Ms / 1_000))]),
                new ChartLine("90 %", [.. operation.Periods.Select(period => new ChartPoint(period.Start, period.P90Ms / 1_000))]),
                new ChartLine("99 %", [.. operation.Periods.Select(period => new ChartPoint(period.Start, period.P99Ms / 1_000))]),
            ],
            Measure = Measure.Seconds,
            IsLogarithmic = true,
            From = Durations!.From,
            To = Durations.To,
        },
        new PictureFrame($"durations{width}", $"How long {operation.Operation} took", width, 220));

    /// <summary>Asks for it.</summary>
    public static async Task<IResult> AskAsync(PageRequest request, PageFrame frame, CancellationToken cancellationToken)
    {
        var model = new PerformanceModel(request.Selection, request.Text("operation"), null, [], null, null, null, null);
        var reader = await request.Context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            model = model with
            {
                Durations = await DurationsOperation.RunAsync(request.Context, new DurationsRequest { Selection = model.Selection }, cancellationToken).ConfigureAwait(false),
                Writers = [.. (await reader.Source.GetWriterStatusAsync(cancellationToken).ConfigureAwait(false)).OrderByDescending(writer => writer.UpdatedAt)],
                Growth = await GrowthOperation.RunAsync(request.Context, cancellationToken).ConfigureAwait(false),
            };
        }
        catch (RefusedException refused)
        {
            model = model with { Refused = refused };
        }

        if (model.Refused is null)
        {
            try
            {
                var asked = new SeriesRequest { Run = model.Selection.Session, Portfolio = model.Selection.Portfolio, From = model.Selection.From, To = model.Selection.To, Points = 1 };
                model = model with { Series = await SeriesOperation.RunAsync(request.Context, asked, cancellationToken).ConfigureAwait(false) };
            }
            catch (RefusedException refused)
            {
                model = model with { NoSeries = refused.Message };
            }
        }

        return new PageResult<PerformancePage>(frame, model, model.Refused is { } why ? Problem.Of(why)!.Status : StatusCodes.Status200OK);
    }
}
