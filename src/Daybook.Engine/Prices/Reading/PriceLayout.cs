namespace Daybook.Engine.Prices.Reading;

/// <summary>How a text with rows is to be read. A column is its number, from 0, or -1: the text does not have it.</summary>
internal sealed record PriceLayout
{
    /// <summary>One of <see cref="PriceLayouts"/>.</summary>
    public required string Name { get; init; }

    /// <summary>The columns' names for errors.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The asset of all rows, or null: a column says it.</summary>
    public string? Asset { get; init; }

    public int AssetColumn { get; init; } = -1;

    public required int Date { get; init; }

    public int Open { get; init; } = -1;

    public int High { get; init; } = -1;

    public int Low { get; init; } = -1;

    public required int Close { get; init; }

    public int Volume { get; init; } = -1;

    /// <summary>The close after splits and dividends, which the other prices are scaled to.</summary>
    public int AdjustedClose { get; init; } = -1;

    /// <summary>What a row is about; it must be a day.</summary>
    public int Period { get; init; } = -1;

    public DateForm DateForm { get; init; }

    /// <summary>True: the first row names the columns.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>True: prices are whole numbers of ten-thousandths.</summary>
    public bool IsInTenThousandths { get; init; }

    /// <summary>True: the word <c>null</c> is an empty cell.</summary>
    public bool HasNulls { get; init; }
}
