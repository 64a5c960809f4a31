using System.Diagnostics.CodeAnalysis;
using Daybook.Events;
using Daybook.Filters;

namespace Daybook.Statistics;

/// <summary>Over which events to count.</summary>
public sealed record StatisticsQuery
{
    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromMinutes(1);

    /// <summary>The earliest <c>occurred</c>, inclusive; null: no bound.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The end of <c>occurred</c>, exclusive; null: no bound.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>What an event must satisfy; null: nothing. With a filter every event that it selects is read.</summary>
    public Filter? Filter { get; init; }

    /// <summary>The length of the periods in which blocks and errors are counted, at least one minute and in whole microseconds; null: no periods. Periods start at multiples of it since 1970, also before.</summary>
    public TimeSpan? Period { get; init; }

    /// <summary>The first moment of the period that a time falls into; null when there are no periods.</summary>
    public DateTimeOffset? StartOfPeriod(DateTimeOffset occurredAt)
    {
        if (Period is not { } length)
            return null;
        var micros = Microseconds.From(occurredAt);
        var period = length.Ticks / TimeSpan.TicksPerMicrosecond;
        return Microseconds.ToTime(Math.Max(Microseconds.Min, micros - (((micros % period) + period) % period)));
    }

    /// <summary>Checks the options; everything that answers a query begins with it.</summary>
    /// <exception cref="ArgumentException">An option is out of its range, or <see cref="From"/> is not before <see cref="To"/>; the exception names the option.</exception>
    [SuppressMessage("Usage", "MA0015", Justification = "The options are this record's own; the caller knows them by their names.")]
    public void Validate()
    {
        if (Period is { } period && period < ShortestPeriod)
            throw new ArgumentException($"A period must be at least one minute long, not {period:c}.", nameof(Period));
        if (Period is { } uneven && uneven.Ticks % TimeSpan.TicksPerMicrosecond != 0)
            throw new ArgumentException($"A period must be a whole number of microseconds, not {uneven:c}.", nameof(Period));
        if (From >= To)
            throw new ArgumentException($"The window is empty: it starts at {IsoTime.Format(From.Value)} and ends at {IsoTime.Format(To.Value)}.", nameof(From));
    }
}
