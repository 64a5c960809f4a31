using System.Text;
using CsCheck;
using Daybook.Engine.Configuration;
using Daybook.Engine.Tests.Configuration.Support;
using Daybook.Tests.Shared;

namespace Daybook.Engine.Tests.Configuration;

/// <summary>Whatever a file holds, reading it ends with findings and never with an exception.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] Pieces =
    [
        "grace:", "whipsaw:", " ", "  ", "\n", "\r\n", "\t", "- ", ": ", "? ", "[", "]", "{", "}", ",", "&a ", "*a", "!!int ", "!<", "!", "%YAML 1.2\n", "%TAG ! x:\n", "---\n", "...\n", "|\n", ">-\n", "\"", "'", "\\x", "\\uD800",
        "\\UFFFFFFFF", "#", "<<", "days", "days: 7\n", "period_days: 3", "1e999", ".nan", "0x", "~", "preset: ", "aggressive", "\0", "\u0085", "\u2028", "\uFEFF", "\uD800", "é", "@", "`",
    ];

    [Fact]
    public void Pieces_of_yaml_in_any_order() =>
        Gen.OneOf(Pieces).Array[0, 40].Sample(pieces => Read(string.Concat(pieces)), iter: Amount.Of(5_000, full: 20_000));

    [Fact]
    public void Any_characters() => Gen.String.Sample(Read, iter: 5_000);

    [Fact]
    public void Any_bytes() => Gen.Byte.Array[0, 200].Sample(bytes => Examine(ConfigurationReader.Read(bytes), Encoding.Latin1.GetString(bytes)), iter: 5_000);

    [Fact]
    public void A_good_text_with_a_few_places_changed() =>
        Gen.Select(GenerateConfigurations.Legal, Gen.Select(Gen.Int[0, 2_000], Gen.OneOf(Pieces)).Array[1, 4]).Sample(
            (configuration, changes) =>
            {
                var text = new StringBuilder(YamlText.Of(configuration));
                foreach (var (at, piece) in changes)
                    text.Insert(at % text.Length, piece);
                Read(text.ToString());
            },
            iter: Amount.Of(1_000, full: 3_000));

    private static void Read(string text) => Examine(ConfigurationReader.Read(text), text);

    private static void Examine(ConfigurationReading reading, string text)
    {
        Assert.Equal(reading.Configuration is null, reading.Errors.Count > 0);
        var lines = text.Count(c => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029') + 1;
        Assert.All(reading.Errors, error =>
        {
            Assert.NotEmpty(error.Message);
            if (error.Line is { } line)
                Assert.InRange(line, 1, lines);
            Assert.True(error.Line is null || error.Column >= 1);
        });
        Assert.Equal(reading.Findings.OrderBy(finding => finding.Line ?? int.MaxValue).ThenBy(finding => finding.Column), reading.Findings);
    }
}
