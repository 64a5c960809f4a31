using Daybook.Events;
using Daybook.Filters;
using Daybook.Operations.Sessions;

namespace Daybook.Operations.Selecting;

/// <summary>Which events a request is about, as the caller wrote it.</summary>
public sealed record Selection
{
    /// <summary>A condition, such as <c>category = 'protection'</c>; null or blank: none.</summary>
    public string? Filter { get; init; }

    /// <summary>The earliest <c>occurred</c>, inclusive: ISO 8601, or relative as <c>-7d</c>; null: no bound.</summary>
    public string? From { get; init; }

    /// <summary>The end of <c>occurred</c>, exclusive; null: no bound.</summary>
    public string? To { get; init; }

    /// <summary>The session that they are in, by its id or how that begins; null: any or none.</summary>
    public string? Session { get; init; }

    /// <summary>The portfolio that their session is of, by its name; empty: none that has a name; null: any.</summary>
    public string? Portfolio { get; init; }

    /// <summary>Reads it.</summary>
    /// <exception cref="RefusedException">The filter or a bound cannot be read, nothing fits between the bounds, or there is no such session or portfolio.</exception>
    internal async ValueTask<SelectedEvents> ReadAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var now = await context.NowAsync(cancellationToken).ConfigureAwait(false);
        var from = From is null ? (DateTimeOffset?)null : TimeParameter.Parse(From, "from", now);
        var to = To is null ? (DateTimeOffset?)null : TimeParameter.Parse(To, "to", now);
        if (from >= to)
            throw new RefusedException(RefusalCode.Contradiction, "to", $"nothing is between {IsoTime.Format(from.Value)} and {IsoTime.Format(to.Value)}; the end is exclusive");
        var filter = ReadFilter(now);
        if (Session is not null)
        {
            var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
            var inSession = Filters.Filter.Equal(EventField.Session, await SessionIds.FindUsedAsync(reader, context.Journal, Session, "session", cancellationToken).ConfigureAwait(false));
            filter = filter is null ? inSession : Filters.Filter.And(inSession, filter);
        }

        if (Portfolio is not null)
            filter = await PortfolioChoice.OnlyAsync(await context.ReaderAsync(cancellationToken).ConfigureAwait(false), Portfolio, filter, cancellationToken).ConfigureAwait(false);
        return new SelectedEvents(filter, from, to);
    }

    private Filter? ReadFilter(DateTimeOffset now)
    {
        try
        {
            return string.IsNullOrWhiteSpace(Filter) ? null : Filters.Filter.Parse(Filter, now);
        }
        catch (FilterSyntaxException error)
        {
            throw new RefusedException(RefusalCode.InvalidFilter, "filter", error.Message, error);
        }
    }
}
