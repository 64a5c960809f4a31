using System.Globalization;
using Daybook.Events;
using Daybook.Filters;

namespace Daybook.Storage;

/// <summary>The order of a query's events. Events of the same time are ordered by id, in the same direction.</summary>
public enum QueryOrder
{
    /// <summary>The newest <c>occurred</c> first.</summary>
    NewestFirst,

    /// <summary>The oldest <c>occurred</c> first.</summary>
    OldestFirst,
}

/// <summary>Which events to read, in which order, and how many.</summary>
public sealed record EventQuery
{
    /// <summary>The largest page.</summary>
    public const int MaxLimit = 100_000;

    /// <summary>What an event must satisfy; null: nothing.</summary>
    public Filter? Filter { get; init; }

    /// <summary>The earliest <c>occurred</c>, inclusive; null: no bound.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The end of <c>occurred</c>, exclusive; null: no bound.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The order. Default: newest first.</summary>
    public QueryOrder Order { get; init; }

    /// <summary>The size of a page, 1 to 100,000. Default: 100.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Where the previous page ended (<see cref="QueryPage.Next"/>); null: the first page.</summary>
    public QueryCursor? After { get; init; }

    /// <summary>Checks the query itself.</summary>
    /// <exception cref="ArgumentException">The limit is out of range, or the window ends before it begins.</exception>
    public void Validate()
    {
        if (Limit is < 1 or > MaxLimit)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A page has 1 to {MaxLimit:N0} events, not {Limit:N0}."), nameof(Limit));
        if (From > To)
            throw new ArgumentException($"The window ends ({To:O}) before it begins ({From:O}).", nameof(To));
    }

    /// <summary>True when the query selects the event: inside the window, behind the cursor, and satisfying the filter.</summary>
    public bool Selects(PortfolioEvent portfolioEvent)
    {
        ArgumentNullException.ThrowIfNull(portfolioEvent);
        var occurred = portfolioEvent.Fields.OccurredMicros;
        return (From is not { } from || occurred >= CeilingMicros(from))
            && (To is not { } to || occurred < CeilingMicros(to))
            && IsBehindCursor(occurred, portfolioEvent.Id)
            && (Filter is null || Filter.Matches(portfolioEvent));
    }

    /// <summary>The bounds of <c>occurred</c> that window and cursor leave, in microseconds, both inclusive.</summary>
    public (long Min, long Max) OccurredBounds()
    {
        var min = From is { } from ? CeilingMicros(from) : long.MinValue;
        var max = To is { } to ? CeilingMicros(to) - 1 : long.MaxValue;
        if (After is { } after)
        {
            if (Order == QueryOrder.OldestFirst)
                min = Math.Max(min, after.OccurredMicros);
            else
                max = Math.Min(max, after.OccurredMicros);
        }

        return (min, max);
    }

    private bool IsBehindCursor(long occurred, long id)
    {
        if (After is not { } after)
            return true;
        var order = occurred.CompareTo(after.OccurredMicros);
        if (order == 0)
            order = id.CompareTo(after.Id);
        return Order == QueryOrder.OldestFirst ? order > 0 : order < 0;
    }

    // Events have whole microseconds, so a bound between two of them admits the same events as the later one.
    private static long CeilingMicros(DateTimeOffset bound)
    {
        var micros = Microseconds.From(bound);
        return bound.UtcTicks % TimeSpan.TicksPerMicrosecond == 0 ? micros : micros + 1;
    }
}

/// <summary>One page of a query.</summary>
/// <param name="Events">The events, in the query's order.</param>
/// <param name="Next">Where to go on, or null when nothing follows.</param>
/// <param name="Work">What the store looked at.</param>
public sealed record QueryPage(IReadOnlyList<PortfolioEvent> Events, QueryCursor? Next, QueryWork Work)
{
    /// <summary>Makes a page from what was found: up to one event more than the limit, which only says that something follows.</summary>
    public static QueryPage Cut(IReadOnlyList<PortfolioEvent> found, EventQuery query, int epoch, QueryWork work)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(query);
        if (found.Count <= query.Limit)
            return new QueryPage(found, null, work);
        var last = found[query.Limit - 1];
        return new QueryPage([.. found.Take(query.Limit)], new QueryCursor(epoch, last.Fields.OccurredMicros, last.Id), work);
    }
}

/// <summary>What a store looked at to answer.</summary>
/// <param name="BlocksTotal">Sealed blocks in the journal.</param>
/// <param name="BlocksRead">Blocks that the time bounds and postings left.</param>
/// <param name="RowsRead">Events that were read and tested.</param>
public sealed record QueryWork(long BlocksTotal, long BlocksRead, long RowsRead);
