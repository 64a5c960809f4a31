using Daybook.Events;
using Daybook.Filters;

namespace Daybook.Storage;

/// <summary>A page of what a filter selects in the order of the ids, with the journal as it was when the page was read.</summary>
/// <param name="Events">The events that match, by id.</param>
/// <param name="NextId">Where to go on: everything before it was looked at.</param>
/// <param name="Head">Where the journal stood; everything up to its count was looked at when <paramref name="NextId"/> lies behind it.</param>
/// <param name="Work">What the store looked at.</param>
public sealed record IdPage(IReadOnlyList<PortfolioEvent> Events, long NextId, JournalHead Head, QueryWork Work)
{
    /// <summary>The most events of a page.</summary>
    public const int MaxLimit = 10_000;

    /// <summary>The most events that a store tests for one page; then it says where to go on, with as many events as it has found.</summary>
    public const int MaxTested = 100_000;

    /// <summary>True when nothing lay behind the page when it was read.</summary>
    public bool IsLast => NextId > Head.Count;

    /// <summary>Checks what is asked for.</summary>
    /// <exception cref="ArgumentException">The limit is out of range.</exception>
    public static void Validate(Filter filter, int limit)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (limit is < 1 or > MaxLimit)
            throw new ArgumentOutOfRangeException(nameof(limit), limit, $"A page has 1 to {MaxLimit} events.");
    }
}
