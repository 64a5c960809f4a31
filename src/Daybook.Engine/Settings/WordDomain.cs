using System.Text.Json;
using Daybook.Events;
using Daybook.Files;

namespace Daybook.Engine.Settings;

/// <summary>One of the words of an enum, in small letters with underscores.</summary>
internal sealed class WordDomain<TEnum> : Domain<TEnum>
    where TEnum : struct, Enum
{
    private static readonly string[] AllWords = [.. Enum.GetNames<TEnum>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];
    private static readonly TEnum[] Values = Enum.GetValues<TEnum>();

    public override string Type => "word";

    public override string Accepts => $"{string.Join(", ", AllWords[..^1])} or {AllWords[^1]}";

    public override IReadOnlyList<string> Words => AllWords;

    protected override string Example => AllWords[0];

    public override object Plain(TEnum value) => Format(value);

    public override string Format(TEnum value) => Array.IndexOf(Values, value) is >= 0 and var index ? AllWords[index] : value.ToString();

    public override ValueProblem? Read(SourceNode node, out TEnum value)
    {
        value = default;
        if (node is not ScalarNode { Text: var text } scalar)
            return Wrong(node);
        if (scalar.IsEmpty)
            return new ValueProblem(ValueCodes.NoValue, $"there is no value; expected: {Accepts}");
        if (Array.IndexOf(AllWords, text) is not (>= 0 and var index))
            return Unknown(node.Shown, Spelling.Nearest(text, AllWords));
        value = Values[index];
        return null;
    }

    public override ValueProblem? Check(TEnum value) => Enum.IsDefined(value) ? null : Unknown(Format(value), null);

    private static ValueProblem Unknown(string shown, string? meant) =>
        new(ValueCodes.UnknownWord, $"{shown} is none of {string.Join(", ", AllWords)}{(meant is null ? string.Empty : $"; did you mean {meant}?")}");
}
