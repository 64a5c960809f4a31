using Daybook.Filters;
using Daybook.Filters.Conditions;

namespace Daybook.Server.Pages.Events;

/// <summary>Adds conditions to a filter's text.</summary>
internal static class FilterText
{
    // What relative times count from makes no difference to what is written.
    private static readonly DateTimeOffset s_anyTime = DateTimeOffset.UnixEpoch.AddYears(100);

    /// <summary>The filter with a condition added, both of which must hold. What cannot be read is replaced by the condition.</summary>
    /// <param name="filter">The filter; null or blank: none.</param>
    /// <param name="condition">The condition, as a filter writes it.</param>
    /// <returns>Null when the condition is none, or the whole would be too long for a filter.</returns>
    public static string? And(string? filter, string condition)
    {
        if (Parse(condition) is not { } added)
            return null;
        if (string.IsNullOrWhiteSpace(filter) || Parse(filter) is not { } given || given.Tree.Equals(added.Tree))
            return condition;
        if (given.Tree is And and && and.Operands.Contains(added.Tree))
            return filter.Trim();
        var joined = $"{(given.Tree is Or ? $"({filter.Trim()})" : filter.Trim())} and {condition}";
        return Parse(joined) is null ? null : joined;
    }

    private static Filter? Parse(string text)
    {
        try
        {
            return Filter.Parse(text, s_anyTime);
        }
        catch (FilterSyntaxException)
        {
            return null;
        }
    }
}
