using Daybook.Storage;

namespace Daybook.Operations.Selecting;

/// <summary>How large a page is, and where it begins.</summary>
internal static class Paging
{
    /// <summary>The size of a page, as it was asked for.</summary>
    /// <exception cref="RefusedException">It is not 1 to 100,000.</exception>
    public static int Limit(int limit) => limit is >= 1 and <= EventQuery.MaxLimit
        ? limit
        : throw new RefusedException(RefusalCode.InvalidValue, "limit", FormattableString.Invariant($"{limit:N0} is outside 1 to {EventQuery.MaxLimit:N0}"));

    /// <summary>Where the previous page ended; null: nowhere.</summary>
    /// <exception cref="RefusedException">The text is no cursor.</exception>
    public static QueryCursor? Cursor(string? after)
    {
        if (after is null)
            return null;
        return QueryCursor.TryParse(after, out var cursor) ? cursor : throw new RefusedException(RefusalCode.InvalidValue, "after", $"'{after}' is not a cursor; take it from the end of a page");
    }
}
