namespace Daybook.Filters;

/// <summary>The comparisons as they are written.</summary>
public static class CompareOperators
{
    /// <summary>The comparison's symbol: <c>=</c>, <c>!=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>.</summary>
    public static string ToSymbol(this CompareOperator comparison) => comparison switch
    {
        CompareOperator.Equal => "=",
        CompareOperator.NotEqual => "!=",
        CompareOperator.Less => "<",
        CompareOperator.LessOrEqual => "<=",
        CompareOperator.Greater => ">",
        _ => ">=",
    };

    /// <summary>Reads a symbol; null for any other text.</summary>
    public static CompareOperator? Parse(string? symbol) => symbol switch
    {
        "=" => CompareOperator.Equal,
        "!=" => CompareOperator.NotEqual,
        "<" => CompareOperator.Less,
        "<=" => CompareOperator.LessOrEqual,
        ">" => CompareOperator.Greater,
        ">=" => CompareOperator.GreaterOrEqual,
        _ => null,
    };

    /// <summary>The comparison that is true exactly where this one is not.</summary>
    internal static CompareOperator Inverse(this CompareOperator comparison) => comparison switch
    {
        CompareOperator.Equal => CompareOperator.NotEqual,
        CompareOperator.NotEqual => CompareOperator.Equal,
        CompareOperator.Less => CompareOperator.GreaterOrEqual,
        CompareOperator.LessOrEqual => CompareOperator.Greater,
        CompareOperator.Greater => CompareOperator.LessOrEqual,
        _ => CompareOperator.Less,
    };

    /// <summary>True when two values that are ordered as said satisfy the comparison.</summary>
    internal static bool Allows(this CompareOperator comparison, int order) => comparison switch
    {
        CompareOperator.Equal => order == 0,
        CompareOperator.NotEqual => order != 0,
        CompareOperator.Less => order < 0,
        CompareOperator.LessOrEqual => order <= 0,
        CompareOperator.Greater => order > 0,
        _ => order >= 0,
    };
}
