namespace Daybook.Engine.Prices.Reading;

/// <summary>How a file writes its dates.</summary>
internal enum DateForm
{
    /// <summary>2024-01-31.</summary>
    Iso,

    /// <summary>20240131.</summary>
    Compact,

    /// <summary>20240131 00:00.</summary>
    CompactMidnight,
}
