using static Daybook.Market.Tests.Prices.ReadPrices;

namespace Daybook.Market.Tests.Prices;

/// <summary>What is saved as a price file and is none.</summary>
public sealed class ForeignTextTests
{
    [Theory]
    [InlineData(
        "<!DOCTYPE html>\n<html><head><style>p { x: y }</style><title>Sign in</title></head>\n<body><p>Please sign\u001b[2J in</p></body></html>",
        "p.csv:1: it holds a web page (HTML or XML) instead of prices; its first words are 'Sign in Please sign?[2J in'; get the prices again")]
    [InlineData("\n <html>Forbidden", "p.csv:1: it holds a web page (HTML or XML) instead of prices; its first words are 'Forbidden'; get the prices again")]
    [InlineData(
        "{\n  \"Note\": \"Thank you for using it! Our limit is 5 calls, per minute.\"\n}",
        "p.csv:1: it holds a message or other data in JSON instead of a table of prices; its first words are '{ \"Note\": \"Thank you for using it! Our limit is 5 calls, per minute.\" }'; get the prices again")]
    [InlineData("[]", "p.csv:1: it holds a message or other data in JSON instead of a table of prices; its first words are '[]'; get the prices again")]
    [InlineData("No data", "p.csv:1: it holds a message instead of prices: 'No data'; get the prices again")]
    [InlineData("Exceeded the daily hits limit\n", "p.csv:1: it holds a message instead of prices: 'Exceeded the daily hits limit'; get the prices again")]
    [InlineData("Too many requests, please try again later", "p.csv:1: it holds a message instead of prices: 'Too many requests, please try again later'; get the prices again")]
    public void It_is_told_with_its_first_words(string text, string error) => Refuses("p.csv", text, error);

    [Theory]
    [InlineData("PAR1\u0015\u0004\u0015\n", "p.csv:1: it is a Parquet file; write its table as CSV")]
    [InlineData("%PDF-1.7\n%x\n", "p.csv:1: it is a PDF document instead of a table of prices; get the prices as CSV")]
    public void Files_of_other_programs_are_named(string text, string error) => Refuses("p.csv", text, error);

    [Fact]
    public void Workbooks_are_named()
    {
        Refuses("p.xlsx", Zip(("[Content_Types].xml", "<a/>"), ("xl/workbook.xml", "<b/>")), "p.xlsx: it is an Excel workbook; save it as CSV");
        Refuses("p.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "p.xls:1: it is an Excel workbook; save it as CSV");
    }

    [Theory]
    [InlineData("# downloaded 2024\nDate,Close\n2024-01-02,x\n", "'# downloaded 2024'", 3)]
    [InlineData("https://www.example.com/prices\r\nDate,Close\r\n2024-01-02,x\r\n", "'https://www.example.com/prices'", 3)]
    [InlineData("\n# one, two\n\n#three\nDate,Close\n2024-01-02,x\n", "'# one, two' and 1 more", 6)]
    public void Comments_and_addresses_before_a_table_are_passed_over_and_noted(string text, string shown, int line)
    {
        Assert.StartsWith($"p.csv:{line} Close: a number is expected", Assert.Single(Errors("p.csv", text)).ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(new Daybook.Market.Prices.PriceNote(1, null, "preamble", $"the text before the table was skipped: {shown}"), Notes(text.Replace(",x", ",1", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_header_behind_a_number_sign_is_not_passed_over() =>
        Assert.Contains("'#Date,Close'", Assert.Single(Errors("p.csv", "#Date,Close\n2024-01-02,1\n")).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Many_words_are_cut() => Refuses(
        "p.csv", new string('w', 500), $"p.csv:1: it holds a message instead of prices: '{new string('w', 120)}…'; get the prices again");
}
