using Daybook.Engine.Settings;
using Daybook.Files;

namespace Daybook.Engine.Scoring;

/// <summary>Sets of timeframes, written as a list of words.</summary>
internal sealed class TimeframesDomain : Domain<TimeframeSet>
{
    private static readonly TimeframeSet s_example = new ScoringOptions().Timeframes;

    public override string Type => "list of words";

    public override string Accepts => $"one or more of {string.Join(", ", TimeframeSet.All)}, each once";

    public override IReadOnlyList<string> Words => TimeframeSet.All;

    protected override string Example => s_example.ToString();

    public override object Plain(TimeframeSet value) => value;

    public override string Format(TimeframeSet value) => value.ToString();

    public override ValueProblem? Read(SourceNode node, out TimeframeSet value)
    {
        value = s_example;
        if (node is not ListNode { Items: var items })
            return node is ScalarNode { IsEmpty: true } ? NoValue() : new ValueProblem(ValueCodes.WrongType, $"{node.Shown} is not a list; write it as {Example}");
        if (items.Count == 0)
            return NoValue();
        foreach (var item in items)
        {
            if (item is not ScalarNode { Text: var word } || !TimeframeSet.All.Contains(word, StringComparer.Ordinal))
                return new ValueProblem(ValueCodes.UnknownWord, $"{item.Shown} is not one of {string.Join(", ", TimeframeSet.All)}");
        }

        var words = items.Cast<ScalarNode>().Select(item => item.Text).ToArray();
        if (words.GroupBy(word => word, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } repeated)
            return new ValueProblem(ValueCodes.DuplicateWord, $"{repeated.Key} is given more than once");
        value = new TimeframeSet(words);
        return null;
    }

    public override ValueProblem? Check(TimeframeSet value) => null;

    private ValueProblem NoValue() => new(ValueCodes.NoValue, $"there is no value; expected: {Accepts}");
}
