using System.Text.RegularExpressions;
using Daybook.Market.Prices;
using Daybook.Tests.Shared;

namespace Daybook.Market.Tests.Prices;

/// <summary>What docs/reference/price-files.md says.</summary>
public sealed partial class PriceFileReferenceTests
{
    private static readonly string s_document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "reference", "price-files.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Its_examples_are_read_as_it_says()
    {
        string[] examples = [.. Example().Matches(s_document).Select(match => match.Groups["text"].Value)];
        string[] names = ["prices.csv", "wide.csv", "yfinance.csv", "aapl_us_d.csv", "bulk.txt", "AAPL.csv", "AAPL.csv", "aapl.csv"];

        Assert.Equal(
            [("tidy", "GLD UST10Y_TR"), ("wide", "GLD SPY"), ("wide", "GLD SPY"), ("stooq", "AAPL.US"), ("stooq", "AAPL.US"), ("yahoo", "AAPL"), ("single", "AAPL"), ("lean", "AAPL")],
            names.Zip(examples).Select(file => ReadPrices.Of(file)).Select(prices => (prices.Files[0].Layout, string.Join(' ', prices.Series.Keys))));
    }

    [Fact]
    public void Its_codes_are_all_codes() => Assert.Equal(
        typeof(PriceNoteCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
        Code().Matches(s_document[s_document.IndexOf("## What is noted", StringComparison.Ordinal)..]).Select(match => match.Groups["code"].Value).Order(StringComparer.Ordinal));

    [GeneratedRegex("^```text\\n(?<text>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();

    [GeneratedRegex(@"(?<=^\|[^|]*)`(?<code>\w+)`(?=[^|]*\|)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
