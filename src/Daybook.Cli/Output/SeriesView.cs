using System.Globalization;
using Daybook.Cli.Text;
using Daybook.Operations.Replaying;
using Daybook.Operations.Series;

namespace Daybook.Cli.Output;

/// <summary>A portfolio over time: its figures, and a row for each point.</summary>
internal static class SeriesView
{
    /// <summary>All of it.</summary>
    public static void Show(IScreen screen, SeriesAnswer answer)
    {
        screen.Line(
            Piece.Strong(answer.Portfolio is { } name ? $"portfolio {name}" : answer.Run is null ? "live portfolio" : "portfolio"),
            answer.Run is { } run ? $" of {run}" : string.Empty,
            ", ",
            Quantity.Count(answer.Recorded, answer.HasValues ? "value" : "change"),
            answer.Origin is { } origin ? $", imported from {origin}" : string.Empty);
        if (!answer.HasValues)
            screen.Line(Piece.Muted("it recorded no values; exposure is the sum of its positions' sizes"));
        if (answer.Figures is { } figures && answer.Points.Count > 0)
            ShowFigures(screen, figures);
        if (answer.Points.Count == 0)
            return;
        screen.Line();
        ShowPoints(screen, answer);
    }

    private static void ShowFigures(IScreen screen, PerformanceFigures figures)
    {
        (string Name, string Value)[] rows =
        [
            ("total return", Percent(figures.TotalReturn)),
            ("CAGR", Percent(figures.Cagr)),
            ("volatility", Percent(figures.Volatility)),
            ("Sharpe", Ratio(figures.Sharpe)),
            ("Sortino", Ratio(figures.Sortino)),
            ("maximum drawdown", Percent(figures.MaxDrawdown)),
            ("turnover a year", Ratio(figures.Turnover)),
            ("costs", figures.Costs is { } costs ? Quantity.Money(costs) : "–"),
        ];
        screen.Line();
        screen.Table(new TableView(
            [new Column("performance", MinWidth: 24), new Column(string.Empty, IsNumber: true, MinWidth: 12)],
            [.. rows.Select(row => new Piece[] { row.Name, Piece.Strong(row.Value) })]));
    }

    private static void ShowPoints(IScreen screen, SeriesAnswer answer)
    {
        var format = screen.IsPlain ? null : TimeText.FormatFor(answer.Points.Select(point => point.At));
        Column[] columns = answer.HasValues
            ? [new Column("time"), new Column("value", IsNumber: true), new Column("drawdown", IsNumber: true), new Column("exposure", IsNumber: true), new Column("positions", IsNumber: true, IsDroppable: true), new Column("regime")]
            : [new Column("time"), new Column("exposure", IsNumber: true), new Column("positions", IsNumber: true), new Column("regime")];
        screen.Table(new TableView(columns, [.. answer.Points.Select(point => Row(answer, point, format))]));
    }

    private static Piece[] Row(SeriesAnswer answer, SeriesPoint point, string? format)
    {
        List<Piece> row = [Piece.Muted(format is null ? TimeText.Exact(point.At) : point.At.ToString(format, CultureInfo.InvariantCulture))];
        if (answer.HasValues)
        {
            row.Add(Piece.Strong(point.Value is { } value ? Quantity.Money(value) : string.Empty));
            row.Add(point.Drawdown is { } drawdown ? new Piece(Quantity.Percent(-drawdown), drawdown > 0 ? Tone.Warning : Tone.Muted) : string.Empty);
        }

        row.Add(point.Exposure is { } exposure ? Quantity.Percent(exposure) : string.Empty);
        row.Add(point.Positions is { } positions ? Quantity.Count(positions) : string.Empty);
        row.Add(answer.Regimes.LastOrDefault(span => span.From <= point.At)?.Regime);
        return [.. row];
    }

    private static string Percent(double? fraction) => fraction is { } known ? Quantity.Percent(known) : "–";

    private static string Ratio(double? ratio) => ratio is { } known ? known.ToString("0.00", CultureInfo.InvariantCulture) : "–";
}
