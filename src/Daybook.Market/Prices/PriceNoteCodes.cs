namespace Daybook.Market.Prices;

/// <summary>What can be noted about a price file that could be read.</summary>
public static class PriceNoteCodes
{
    /// <summary>A row has no close, and was skipped. Noted once an asset for a table with a column an asset.</summary>
    public const string NoClose = "no_close";

    /// <summary>A close is not above 0. A replay passes over it, in scores as in trading.</summary>
    public const string CloseNotPositive = "close_not_positive";

    /// <summary>A bar contradicts itself: a price outside its low and high, a low over the high, an open far from both closes. Nothing is traded at such a price.</summary>
    public const string BarContradiction = "bar_contradiction";

    /// <summary>The close changed by a simple ratio, such as 2 for 1 or 5 for 4, as by a split that the source did not adjust for; it was kept.</summary>
    public const string PossibleSplit = "possible_split";

    /// <summary>A row says what another said already, in this file or in one before it; it counts once. What only one of them knows is kept.</summary>
    public const string DuplicateRow = "duplicate_row";

    /// <summary>An asset's dates neither rise nor fall in the file; they were sorted. Noted once an asset.</summary>
    public const string UnsortedDates = "unsorted_dates";

    /// <summary>The close is more than 30 % away from that of the row before it; it was kept.</summary>
    public const string LargeMove = "large_move";

    /// <summary>A row stands more than 10 calendar days after the one before it.</summary>
    public const string Hole = "hole";

    /// <summary>LEAN's prices were adjusted for splits and dividends by the factor file next to them.</summary>
    public const string Adjusted = "adjusted";

    /// <summary>LEAN's prices are as they were traded: splits and dividends look like moves.</summary>
    public const string NotAdjusted = "not_adjusted";

    /// <summary>Lines before the table, such as a comment or an address, were passed over.</summary>
    public const string Preamble = "preamble";

    /// <summary>The file, or a file of an archive, holds no prices.</summary>
    public const string NoPrices = "no_prices";
}
