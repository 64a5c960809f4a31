using CsCheck;
using Daybook.Contract.Making;
using Daybook.Exchange.Csv;

namespace Daybook.Exchange.Tests.Csv;

public sealed class GuardedTextTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("\0")]
    [InlineData("\u001b[31m")]
    [InlineData("  =1+1")]
    [InlineData("\u00a0=1+1")]
    [InlineData("\ufeff=1+1")]
    [InlineData("\u200b@x")]
    [InlineData("\uff1d1")]
    [InlineData("\uff0b1")]
    [InlineData("\uff0d1")]
    [InlineData("\uff20x")]
    [InlineData("'")]
    [InlineData("'quoted'")]
    [InlineData("")]
    public void What_a_spreadsheet_could_run_and_what_looks_guarded_gets_an_apostrophe(string text) => Assert.Equal("'" + text, GuardedText.Protect(text));

    [Theory]
    [InlineData("NVDA")]
    [InlineData("score 0.81 over 0.65")]
    [InlineData("a=1")]
    [InlineData("1-1")]
    [InlineData("{\"a\":-1}")]
    [InlineData("^VIX")]
    [InlineData(" spaced ")]
    [InlineData("🚀")]
    public void Everything_else_stays_as_it_is(string text) => Assert.Equal(text, GuardedText.Protect(text));

    [Fact]
    public void Every_text_comes_back_and_an_empty_cell_is_none()
    {
        Generate.Text(256).Sample(text => GuardedText.Restore(GuardedText.Protect(text)) == text);
        Assert.Null(GuardedText.Restore(""));
    }
}
