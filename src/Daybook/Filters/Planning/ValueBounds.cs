using Daybook.Filters.Conditions;

namespace Daybook.Filters.Planning;

/// <summary>The range that a single comparison, or a list of values, leaves.</summary>
internal static class ValueBounds
{
    // Up to here every whole number is a double of its own; ids beyond it are compared as rounded doubles, so no bound would be sound.
    private const double LastExact = 9_007_199_254_740_991;

    public static PlanBounds OfTime(Compare compare) => Of(compare.Operator, compare.Value.Micros);

    public static PlanBounds OfTimes(IReadOnlyList<FilterValue> values) => new(values.Min(value => value.Micros), values.Max(value => value.Micros));

    public static PlanBounds OfId(CompareOperator @operator, double value)
    {
        if (Math.Abs(value) > LastExact)
            return PlanBounds.None;
        var (floor, ceiling) = ((long)Math.Floor(value), (long)Math.Ceiling(value));
        return floor == ceiling ? Of(@operator, floor) : @operator switch
        {
            CompareOperator.Equal => new PlanBounds(ceiling, floor),
            CompareOperator.NotEqual => PlanBounds.None,
            CompareOperator.Less or CompareOperator.LessOrEqual => new PlanBounds(long.MinValue, floor),
            _ => new PlanBounds(ceiling, long.MaxValue),
        };
    }

    /// <summary>From the least to the greatest; a value between two ids names none and is left out.</summary>
    public static PlanBounds OfIds(IReadOnlyList<FilterValue> values) => values
        .Select(value => OfId(CompareOperator.Equal, value.Number))
        .Where(bounds => !bounds.IsEmpty)
        .Aggregate(new PlanBounds(long.MaxValue, long.MinValue), (left, right) => left.Union(right));

    private static PlanBounds Of(CompareOperator @operator, long value) => @operator switch
    {
        CompareOperator.Equal => new PlanBounds(value, value),
        CompareOperator.NotEqual => PlanBounds.None,
        CompareOperator.Less => new PlanBounds(long.MinValue, value - 1),
        CompareOperator.LessOrEqual => new PlanBounds(long.MinValue, value),
        CompareOperator.Greater => new PlanBounds(value + 1, long.MaxValue),
        _ => new PlanBounds(value, long.MaxValue),
    };
}
