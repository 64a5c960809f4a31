namespace Daybook.Market.Prices.Reading;

/// <summary>How a file writes its dates. Except in LEAN's files, a time may follow, which is ignored.</summary>
internal enum DateForm
{
    /// <summary>2024-01-31.</summary>
    Iso,

    /// <summary>2024/1/31, 2024.01.31.</summary>
    YearFirst,

    /// <summary>20240131.</summary>
    Compact,

    /// <summary>20240131 00:00.</summary>
    CompactMidnight,

    /// <summary>Day and month in an order that the dates seen so far do not tell: 01/02/2024.</summary>
    Undecided,

    /// <summary>31/01/2024, 31.01.2024.</summary>
    DayFirst,

    /// <summary>01/31/2024.</summary>
    MonthFirst,

    /// <summary>31-Jan-2024, Jan 31, 2024.</summary>
    Named,

    /// <summary>As the caller says.</summary>
    Given,
}
