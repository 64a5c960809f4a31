using System.Globalization;
using Daybook.Engine.Settings;
using Daybook.Events;
using Daybook.Files;

namespace Daybook.Engine.Configuration.Sections;

/// <summary>The words of a <see cref="RebalanceFrequency"/>.</summary>
internal sealed class FrequencyDomain : Domain<RebalanceFrequency>
{
    private static readonly string Counted = string.Create(CultureInfo.InvariantCulture, $"every-N-days or every-N-trading-days with N from 1 to {RebalanceFrequency.MaxCount}");

    public override string Type => "word";

    public override string Accepts => $"{string.Join(", ", Words)}, {Counted}";

    public override IReadOnlyList<string> Words => RebalanceFrequency.Words;

    protected override string Example => Words[0];

    public override object Plain(RebalanceFrequency value) => value.Word;

    public override string Format(RebalanceFrequency value) => value.Word;

    public override ValueProblem? Read(SourceNode node, out RebalanceFrequency value)
    {
        value = RebalanceFrequency.Monthly;
        if (node is not ScalarNode { Text: var text } scalar)
            return Wrong(node);
        if (scalar.IsEmpty)
            return new ValueProblem(ValueCodes.NoValue, $"there is no value; expected: {Accepts}");
        if (RebalanceFrequency.Find(text) is not { } found)
            return new ValueProblem(ValueCodes.UnknownWord, $"{node.Shown} is none of {Accepts}{(Meant(text) is { } meant ? $"; did you mean {meant}?" : string.Empty)}");
        value = found;
        return null;
    }

    // A frequency is made by its word alone, and so is one that there is.
    public override ValueProblem? Check(RebalanceFrequency value) => null;

    /// <summary>What was probably meant: one of the words, or a number of days in another spelling.</summary>
    private static string? Meant(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > RebalanceFrequency.MaxCount)
            return Spelling.Nearest(text, RebalanceFrequency.Words);
        return Spelling.Nearest(text, [RebalanceFrequency.EveryDays(days).Word, RebalanceFrequency.EveryTradingDays(days).Word]);
    }
}
