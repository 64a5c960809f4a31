using Daybook.Charts;

namespace Daybook.Operations.Series;

/// <summary>A portfolio over time as a picture.</summary>
internal static class SeriesPicture
{
    /// <summary>Draws value and drawdown over the regimes, with exposure and positions; of a portfolio without values exposure and positions alone.</summary>
    public static Picture Draw(SeriesAnswer series, PictureFrame frame) => ValueChart.Draw(
        new Charts.ValueSeries
        {
            Value = [.. series.Points.SelectMany(ValuesOf)],
            Drawdown = series.HasValues ? [.. series.Points.Where(point => point.Drawdown is not null).Select(point => new ChartPoint(point.At, -point.Drawdown!.Value))] : null,
            Exposure = [.. series.Points.Where(point => point.Exposure is not null).Select(point => new ChartPoint(point.At, point.Exposure!.Value))],
            Positions = [.. series.Points.Where(point => point.Positions is not null).Select(point => new ChartPoint(point.At, point.Positions!.Value))],
            Regimes = [.. series.Regimes.Select(span => new Charts.RegimeSpan(span.Regime, span.From, span.To ?? (series.Points.Count > 0 ? series.Points[^1].At : span.From)))],
        },
        frame);

    // Of a stretch its extremes, too, at its own moment: a line through its last values alone would leave them out.
    private static IEnumerable<ChartPoint> ValuesOf(SeriesPoint point) =>
        point.Value is not { } last ? [] : [.. ((double?[])[point.FirstValue, point.MinValue, point.MaxValue, last]).OfType<double>().Distinct().Select(value => new ChartPoint(point.At, value))];
}
