namespace Daybook.Market.Prices.Reading;

/// <summary>The names of the layouts.</summary>
internal static class PriceLayouts
{
    public const string Tidy = "tidy";
    public const string Wide = "wide";
    public const string Stooq = "stooq";
    public const string Yahoo = "yahoo";
    public const string Single = "single";
    public const string Lean = "lean";
}
