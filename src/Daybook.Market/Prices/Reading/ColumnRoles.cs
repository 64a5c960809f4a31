namespace Daybook.Market.Prices.Reading;

/// <summary>What columns are, by the names that tables and vendors give them.</summary>
internal static class ColumnRoles
{
    public const string Date = "date";
    public const string Symbol = "symbol";
    public const string Open = "open";
    public const string High = "high";
    public const string Low = "low";
    public const string Close = "close";
    public const string Volume = "volume";
    public const string AdjustedClose = "adj_close";

    /// <summary>The index of a pandas table that has no name.</summary>
    public const string Nameless = "";

    // The first name that a table has is taken: a table with a close may have a column "last", too.
    private static readonly Dictionary<string, string[]> s_names = new(StringComparer.Ordinal)
    {
        [Date] = ["date", "datetime", "timestamp", "time", "day", "trade date", "observation_date"],
        [Symbol] = ["symbol", "asset", "ticker"],
        [Open] = ["open", "1. open", "open price", "price open"],
        [High] = ["high", "2. high", "high price", "price high"],
        [Low] = ["low", "3. low", "low price", "price low"],
        [Close] = ["close", "4. close", "close/last", "close*", "close price", "closing price", "price close", "price", "last", "last price"],
        [Volume] = ["volume", "vol.", "vol", "5. volume", "6. volume"],
        [AdjustedClose] = ["adj close", "adj_close", "adjclose", "adj. close", "adj close**", "adjusted close", "adjusted_close", "5. adjusted close"],
    };

    private static readonly string[] s_actions = ["dividends", "stock splits", "capital gains", "repaired?"];

    /// <summary>The usual names of a role, the first one first.</summary>
    public static IReadOnlyList<string> NamesOf(string role) => s_names[role];

    /// <summary>A column's name as names are compared.</summary>
    public static string Normal(string name) => name.Trim().ToLowerInvariant();

    /// <summary>The role of a price or volume that a name says, or null.</summary>
    public static string? OfPrices(string normal) => s_names.FirstOrDefault(role => role.Key is not (Date or Symbol) && role.Value.Contains(normal)).Key;

    /// <summary>True for a column that comes with the prices of an asset: a price, a volume, a dividend or a split.</summary>
    public static bool IsField(string normal) => OfPrices(normal) is not null || s_actions.Contains(normal);

    /// <summary>True for a name of the column that names the asset.</summary>
    public static bool IsSymbol(string normal) => s_names[Symbol].Contains(normal);

    /// <summary>True for the index of a pandas table that has no name.</summary>
    public static bool IsNameless(string normal) => normal is Nameless or "unnamed: 0";
}
