using static Daybook.Engine.Tests.Prices.ReadPrices;

namespace Daybook.Engine.Tests.Prices;

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

    [Fact]
    public void Many_words_are_cut() => Refuses(
        "p.csv", new string('w', 500), $"p.csv:1: it holds a message instead of prices: '{new string('w', 120)}...'; get the prices again");
}
