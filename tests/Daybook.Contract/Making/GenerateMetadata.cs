using System.Text.Json;
using CsCheck;
using Daybook.Events;

namespace Daybook.Contract.Making;

/// <summary>Generators of metadata: any JSON object that can be recorded, in many spellings of the same value.</summary>
public static class GenerateMetadata
{
    private static readonly Gen<string> Number = Gen.OneOf<string>(
        Gen.OneOf("0", "-0", "-0.0", "1.0", "1.50", "1E2", "1e+2", "12345678901234567890123", "0.1", "1e308", "4.9e-324", "1e-400"),
        Gen.Int.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static readonly Gen<string> Text = Gen.OneOf<string>(
        Generate.Text(40).Select(text => JsonSerializer.Serialize(text)),
        Gen.OneOf("\"\"", "\"\\u00e9\"", "\"\\ud83d\\ude80\"", "\"é🚀\"", "\"\\/\"", "\"\\u0000\""));

    private static readonly Gen<string> Scalar = Gen.OneOf<string>(Number, Text, Gen.OneOf("true", "false", "null"));

    private static readonly Gen<string> Json = Gen.Recursive<string>((depth, inner) => depth == 4
        ? Scalar
        : Gen.Frequency<string>((4, Scalar), (1, Members(inner)), (1, inner.Array[0, 3].Select(items => $"[{string.Join(',', items)}]"))));

    /// <summary>A JSON object.</summary>
    public static Gen<Metadata> Any { get; } = Gen.Frequency<Metadata>(
        (8, Members(Json).Select(Metadata.Parse)),
        (1, Gen.Const(Metadata.Parse("{}"))),
        (1, Gen.OneOf(Deepest(), Largest())));

    private static Gen<string> Members(Gen<string> value) => Gen.Select(Generate.Text(30), value)
        .Array[0, 4]
        .Select(pairs => $"{{{string.Join(',', pairs.DistinctBy(pair => pair.Item1).Select(pair => $"{JsonSerializer.Serialize(pair.Item1)}:{pair.Item2}"))}}}");

    private static Metadata Deepest() =>
        Metadata.Parse(string.Concat(Enumerable.Repeat("{\"a\":", Metadata.MaxDepth - 1)) + "{}" + new string('}', Metadata.MaxDepth - 1));

    private static Metadata Largest() => Metadata.Parse($"{{\"text\":\"{new string('x', Metadata.MaxBytes - 11)}\"}}");
}
