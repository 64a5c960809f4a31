using System.Text.Json;
using System.Text.RegularExpressions;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Filters.Conditions;

namespace Daybook.Tests.Filters.Support;

/// <summary>Three-valued logic said again in the plainest way: null is unknown, values are boxed, JSON is a document.</summary>
internal static class NaiveEvaluation
{
    public static bool? Evaluate(Condition condition, PortfolioEvent e) => condition switch
    {
        And and => and.Operands.Select(operand => Evaluate(operand, e)).Aggregate((left, right) => left & right),
        Or or => or.Operands.Select(operand => Evaluate(operand, e)).Aggregate((left, right) => left | right),
        Not not => !Evaluate(not.Operand, e),
        IsNull isNull => ValueOf(isNull.Field, e) is null,
        In @in => @in.Values.Select(value => Compare(@in.Field, CompareOperator.Equal, value, e)).Aggregate((left, right) => left | right),
        Compare compare => Compare(compare.Field, compare.Operator, compare.Value, e),
        Contains contains => ValueOf(contains.Field, e) is string text ? text.ToUpperInvariant().Contains(contains.Part.ToUpperInvariant(), StringComparison.Ordinal) : null,
        Like like => ValueOf(like.Field, e) is string text ? Regex.IsMatch(text, RegexOf(like.Pattern), Options(like.Field)) : null,
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    private static bool? Compare(FilterField field, CompareOperator @operator, FilterValue value, PortfolioEvent e)
    {
        if (ValueOf(field, e) is not { } left)
            return null;
        int? order = (left, value.Kind) switch
        {
            (string text, FilterValueKind.Text) when field.Column == EventField.Regime => string.CompareOrdinal(text.ToUpperInvariant(), value.Text.ToUpperInvariant()),
            (string text, FilterValueKind.Text) => string.CompareOrdinal(text, value.Text),
            (string text, FilterValueKind.Time) => IsoTime.TryParse(text, out var time) ? Microseconds.From(time).CompareTo(value.Micros) : null,
            (DateTimeOffset time, FilterValueKind.Time) => Microseconds.From(time).CompareTo(value.Micros),
            (double number, FilterValueKind.Number) => number.CompareTo(value.Number),
            (bool truth, FilterValueKind.Boolean) => truth.CompareTo(value.Boolean),
            (Severity severity, FilterValueKind.Severity) => severity.CompareTo(value.Severity),
            _ => null,
        };
        return @operator switch
        {
            CompareOperator.Equal => order is null ? null : order == 0,
            CompareOperator.NotEqual => order is null ? null : order != 0,
            CompareOperator.Less => order is null ? null : order < 0,
            CompareOperator.LessOrEqual => order is null ? null : order <= 0,
            CompareOperator.Greater => order is null ? null : order > 0,
            _ => order is null ? null : order >= 0,
        };
    }

    private static object? ValueOf(FilterField field, PortfolioEvent e) => field.Column switch
    {
        EventField.Id => (double)e.Id,
        EventField.Occurred => e.OccurredAt,
        EventField.Recorded => e.RecordedAt,
        EventField.Type => e.Type.Name,
        EventField.Category => e.Category.Name,
        EventField.Severity => e.Type.Severity,
        EventField.Trace => e.TraceId,
        EventField.Session => e.SessionId,
        EventField.Asset => e.Asset,
        EventField.Regime => e.Regime,
        EventField.Action => e.Action,
        EventField.Reason => e.Reason,
        EventField.ScoreBefore => e.ScoreBefore,
        EventField.ScoreAfter => e.ScoreAfter,
        EventField.SizeBefore => e.SizeBefore,
        EventField.SizeAfter => e.SizeAfter,
        EventField.PortfolioAllocation => e.PortfolioAllocation,
        EventField.ActivePositions => (double?)e.ActivePositions,
        EventField.ExecutionTime => e.ExecutionTimeMs,
        EventField.Actor => e.Actor,
        EventField.Origin => e.Origin,
        _ => JsonAt(field.Path, e.Metadata),
    };

    private static object? JsonAt(IReadOnlyList<string> path, Metadata? metadata)
    {
        if (metadata is null)
            return null;
        using var document = metadata.ToDocument();
        var at = document.RootElement;
        foreach (var part in path)
        {
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(part, out var inside))
                at = inside;
            else if (at.ValueKind == JsonValueKind.Array && part.All(char.IsAsciiDigit) && at.EnumerateArray().Skip(int.Parse(part)).Take(1).ToList() is [var element])
                at = element;
            else
                return null;
        }

        return at.ValueKind switch
        {
            JsonValueKind.String => at.GetString(),
            JsonValueKind.Number => at.GetDouble(),
            JsonValueKind.True or JsonValueKind.False => at.GetBoolean(),
            JsonValueKind.Null => null,
            _ => new object(),
        };
    }

    private static string RegexOf(string pattern) =>
        "^(?:" + Regex.Replace(pattern, @"\\(.)|%|_|[^\\%_]+", part => part.Value switch
        {
            "%" => ".*",
            "_" => ".",
            var escaped when escaped[0] == '\\' => Regex.Escape(escaped[1..]),
            var plain => Regex.Escape(plain),
        }, RegexOptions.Singleline) + @")\z";

    private static RegexOptions Options(FilterField field) =>
        RegexOptions.Singleline | (field.Column == EventField.Regime ? RegexOptions.IgnoreCase | RegexOptions.CultureInvariant : RegexOptions.None);
}
