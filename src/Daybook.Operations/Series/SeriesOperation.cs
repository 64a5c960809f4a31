using Daybook.Events;
using Daybook.Operations.Portfolios;
using Daybook.Operations.Replaying;
using Daybook.Operations.Selecting;

namespace Daybook.Operations.Series;

/// <summary>What a portfolio was worth over time, how much of it was invested, and in which regime.</summary>
public static class SeriesOperation
{
    private const int MostPoints = 10_000;

    /// <summary>The series.</summary>
    /// <exception cref="RefusedException">There is no such portfolio, or a parameter cannot be read.</exception>
    public static async Task<SeriesAnswer> RunAsync(OperationContext context, SeriesRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Points is < 1 or > MostPoints)
            throw new RefusedException(RefusalCode.InvalidValue, "points", FormattableString.Invariant($"{request.Points:N0} is outside 1 to {MostPoints:N0}"));
        var now = await context.NowAsync(cancellationToken).ConfigureAwait(false);
        var from = request.From is { } first ? TimeParameter.Parse(first, "from", now) : (DateTimeOffset?)null;
        var to = request.To is { } last ? TimeParameter.Parse(last, "to", now) : (DateTimeOffset?)null;
        if (from >= to)
            throw new RefusedException(RefusalCode.Contradiction, "to", $"nothing is between {IsoTime.Format(from.Value)} and {IsoTime.Format(to.Value)}; the end is exclusive");
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var portfolio = await RecordedRun.FindAsync(context, request.Run, request.Portfolio, cancellationToken).ConfigureAwait(false);
        var events = await SeriesEvents.OfAsync(reader, portfolio, to, cancellationToken).ConfigureAwait(false);
        var values = await ValueSeries.ReadAsync(events, from, cancellationToken).ConfigureAwait(false);
        var points = values.HasAny ? values.Points : await ExposureSeries.ReadAsync(events, from, cancellationToken).ConfigureAwait(false);
        var trades = values.HasAny ? await ValueSeries.TradesAsync(events, from, cancellationToken).ConfigureAwait(false) : null;
        return new SeriesAnswer(
            portfolio.Run,
            portfolio.Origin,
            portfolio.Portfolio,
            values.HasAny,
            values.HasAny ? PerformanceFigures.Of(values.Report(trades)) : null,
            points.Count,
            SeriesReduction.Reduce(points, request.Points),
            await RegimeSpans.ReadAsync(events, from, cancellationToken).ConfigureAwait(false));
    }
}
