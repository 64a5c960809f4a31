using System.Buffers;
using Daybook.Engine.Settings;
using Daybook.Events;
using Daybook.Files;
using Daybook.Market.Calendars;

namespace Daybook.Engine.Configuration.Sections;

/// <summary><c>none</c>, the name of a calendar that comes with Daybook, or a file.</summary>
internal sealed class CalendarDomain : Domain<string>
{
    private const int LongestFile = 1_024;

    private static readonly SearchValues<char> SafeInYaml = SearchValues.Create("/\\+-._0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public override string Type => "word";

    public override string Accepts => $"{string.Join(", ", Words)} or a .yaml file";

    public override IReadOnlyList<string> Words { get; } = [RebalanceSettings.NoCalendar, .. MarketCalendars.Names];

    protected override string Example => Words[0];

    // A file's name may hold what means something else in YAML.
    public override string Format(string value) => value.AsSpan().ContainsAnyExcept(SafeInYaml) || value.StartsWith('-') ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'" : value;

    public override ValueProblem? Read(SourceNode node, out string value)
    {
        value = RebalanceSettings.NoCalendar;
        if (node is not ScalarNode { Text: var text } scalar)
            return Wrong(node);
        if (scalar.IsEmpty)
            return new ValueProblem(ValueCodes.NoValue, $"there is no value; expected: {Accepts}");
        if (Check(text) is { } problem)
            return problem;
        value = text;
        return null;
    }

    public override ValueProblem? Check(string value)
    {
        if (Words.Contains(value, StringComparer.Ordinal) || IsFile(value))
            return null;
        return new ValueProblem(
            ValueCodes.UnknownWord,
            $"'{SourceNode.Shorten(value)}' is none of {Accepts}{(Spelling.Nearest(value, Words) is { } meant ? $"; did you mean {meant}?" : string.Empty)}");
    }

    private static bool IsFile(string value) => RebalanceSettings.IsCalendarFile(value) && value.Length <= LongestFile && !value.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029');
}
