namespace Daybook.Filters.Conditions;

/// <summary>SQL's three truth values, in the order in which <c>and</c> takes the least and <c>or</c> the greatest.</summary>
internal enum Truth
{
    False,
    Unknown,
    True,
}

internal static class Truths
{
    public static Truth Of(bool value) => value ? Truth.True : Truth.False;

    public static Truth Negate(Truth truth) => Truth.True - (int)truth;
}
