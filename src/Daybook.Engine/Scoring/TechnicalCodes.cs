namespace Daybook.Engine.Scoring;

/// <summary>How a technical score came out.</summary>
internal static class TechnicalCodes
{
    /// <summary>There is a score.</summary>
    public const string Scored = "scored";

    /// <summary>There are fewer closes than a score takes.</summary>
    public const string TooLittleHistory = "too_little_history";

    /// <summary>The newest close is too old.</summary>
    public const string StalePrices = "stale_prices";

    /// <summary>A close that counts is not finite or not above 0.</summary>
    public const string BadPrice = "bad_price";
}
