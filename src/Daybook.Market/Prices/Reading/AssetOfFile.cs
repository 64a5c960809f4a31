using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Daybook.Market.Prices.Reading;

/// <summary>
/// Names an asset after its file, for layouts that do not say it: <c>AAPL.csv</c>, Stooq's <c>aapl_us_d.csv</c> for AAPL.US, LEAN's <c>aapl.csv</c>, Alpha Vantage's <c>daily_IBM.csv</c>,
/// Investing.com's <c>AAPL Historical Data.csv</c>.
/// </summary>
internal static partial class AssetOfFile
{
    private static readonly string[] s_endings = [".gz", ".zip", ".csv", ".txt"];

    /// <summary>The asset in capital letters, or what is wrong with the name.</summary>
    /// <param name="names">The name of the file; for a file of an archive its name and then the archive's.</param>
    /// <param name="layout">The file's layout.</param>
    /// <param name="asset">The asset.</param>
    /// <param name="problem">What is wrong.</param>
    public static bool TryFind(IReadOnlyList<string> names, string layout, [NotNullWhen(true)] out string? asset, [NotNullWhen(false)] out string? problem)
    {
        (asset, problem) = (Stem(names[0]), null);
        if (layout == PriceLayouts.Lean && names.Any(name => LeanKind().IsMatch(Stem(name))))
        {
            problem = "LEAN's daily equities are expected, in a file such as aapl.zip; this name is that of other assets or of quotes, whose prices are not scaled";
        }
        else if (layout == PriceLayouts.Stooq && StooqPeriod().Match(asset) is { Success: true } period)
        {
            problem = period.Groups["period"].ValueSpan is "d" or "D" ? null : "daily prices are expected; the file's name ends as Stooq's longer periods do";
            asset = WithMarket(asset[..period.Index]);
        }
        else if (layout is PriceLayouts.Single or PriceLayouts.Yahoo)
        {
            asset = Download().Replace(asset, string.Empty);
        }

        asset = asset.ToUpperInvariant();
        if (asset.Length == 0)
            problem ??= "the asset is expected in the file's name, such as AAPL.csv, since no column says it";
        return problem is null;
    }

    private static string Stem(string name)
    {
        var stem = name[(name.AsSpan().LastIndexOfAny('/', '\\') + 1)..].Trim();
        while (Array.Find(s_endings, ending => stem.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } ending)
            stem = stem[..^ending.Length];
        return Copy().Replace(stem, string.Empty);
    }

    // Stooq writes an underscore for the point before the market.
    private static string WithMarket(string stem) => stem.LastIndexOf('_') is > 0 and var at ? $"{stem[..at]}.{stem[(at + 1)..]}" : stem;

    // A browser's second download of the same name.
    [GeneratedRegex(@" \(\d+\)$", RegexOptions.None, 1000)]
    private static partial Regex Copy();

    [GeneratedRegex("_(?<period>[dwmqyDWMQY])$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StooqPeriod();

    [GeneratedRegex("_(trade|quote|openinterest)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LeanKind();

    // What Alpha Vantage and Investing.com write around the asset.
    [GeneratedRegex("^daily_(adjusted_)?(?=.)| historical data$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Download();
}
