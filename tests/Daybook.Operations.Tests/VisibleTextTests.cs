using CsCheck;
using Daybook.Operations.Words;

namespace Daybook.Operations.Tests;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData(null, "")]
    [InlineData("Grüße, 東京 🚀 [bold]", "Grüße, 東京 🚀 [bold]")]
    [InlineData("\u001b[31mred", @"\u001b[31mred")]
    [InlineData("a\nb\tc\rd", @"a\nb\tc\rd")]
    [InlineData("\0\u0007\u007f\u009b", @"\u0000\u0007\u007f\u009b")]
    [InlineData("abc\u202edef\u2066ghi", @"abc\u202edef\u2066ghi")]
    [InlineData("zero\u200bwidth\ufeff", @"zero\u200bwidth\ufeff")]
    [InlineData("two\u2028lines\u2029", @"two\u2028lines\u2029")]
    [InlineData("tag\udb40\udc41", @"tag\udb40\udc41")]
    public void What_steers_or_hides_becomes_a_visible_escape(string? text, string visible) => Assert.Equal(visible, VisibleText.Of(text));

    [Fact]
    public void A_lone_surrogate_becomes_a_visible_escape() => Assert.Equal(@"x\ud83d", VisibleText.Of("x" + (char)0xD83D));

    [Fact]
    public void No_control_character_survives() =>
        Gen.String.Sample(text => Assert.DoesNotContain(VisibleText.Of(text), char.IsControl));
}
