namespace Daybook.Market.Prices.Reading;

/// <summary>Which columns hold the prices of an asset, or of the asset that a column names. A column is its number, from 0, or -1: the text does not have it.</summary>
internal sealed record PriceColumns
{
    /// <summary>The asset of these columns, or null: a column says it.</summary>
    public string? Asset { get; init; }

    public int AssetColumn { get; init; } = -1;

    public int Open { get; init; } = -1;

    public int High { get; init; } = -1;

    public int Low { get; init; } = -1;

    public required int Close { get; init; }

    public int Volume { get; init; } = -1;

    /// <summary>The close after splits and dividends, which the other prices are scaled to.</summary>
    public int AdjustedClose { get; init; } = -1;

    /// <summary>The columns of a text that names them by their roles: with an adjusted close alone, that is the close, and the other prices, which are not adjusted, are not known.</summary>
    /// <param name="column">The column of a role.</param>
    public static PriceColumns Of(Func<string, int> column)
    {
        var (close, adjusted) = (column(ColumnRoles.Close), column(ColumnRoles.AdjustedClose));
        return close < 0
            ? new PriceColumns { Close = adjusted, Volume = column(ColumnRoles.Volume) }
            : new PriceColumns
            {
                Open = column(ColumnRoles.Open),
                High = column(ColumnRoles.High),
                Low = column(ColumnRoles.Low),
                Close = close,
                Volume = column(ColumnRoles.Volume),
                AdjustedClose = adjusted,
            };
    }
}
