namespace Daybook.Market.Prices.Reading;

/// <summary>How a text with rows is to be read. A column is its number, from 0, or -1: the text does not have it.</summary>
internal sealed record PriceLayout
{
    /// <summary>One of <see cref="PriceLayouts"/>.</summary>
    public required string Name { get; init; }

    /// <summary>The columns' names for errors.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    public required int Date { get; init; }

    /// <summary>The columns of each asset; one for texts with a row an asset.</summary>
    public required IReadOnlyList<PriceColumns> Assets { get; init; }

    /// <summary>What a row is about; it must be a day.</summary>
    public int Period { get; init; } = -1;

    /// <summary>How dates are written, or null: the first date tells it.</summary>
    public DateForm? DateForm { get; init; }

    /// <summary>How the source writes dates where those of the text do not tell which number is the day, or null: it is not known.</summary>
    public DateForm? UsualDateForm { get; init; }

    /// <summary>How many rows name the columns.</summary>
    public int HeaderRows { get; init; } = 1;

    /// <summary>True: prices are whole numbers of ten-thousandths.</summary>
    public bool IsInTenThousandths { get; init; }
}
