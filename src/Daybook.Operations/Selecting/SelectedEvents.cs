using Daybook.Filters;

namespace Daybook.Operations.Selecting;

/// <summary>A <see cref="Selection"/> that was read.</summary>
/// <param name="Filter">What an event must satisfy; null: nothing.</param>
/// <param name="From">The earliest <c>occurred</c>, inclusive; null: no bound.</param>
/// <param name="To">The end of <c>occurred</c>, exclusive; null: no bound.</param>
internal sealed record SelectedEvents(Filter? Filter, DateTimeOffset? From, DateTimeOffset? To)
{
    /// <summary>All of it as one filter, for events that come by id; null: every event.</summary>
    public Filter? AsFilter()
    {
        List<Filter> all = Filter is null ? [] : [Filter];
        if (From is { } from)
            all.Add(Filters.Filter.Compare(EventField.Occurred, CompareOperator.GreaterOrEqual, from));
        if (To is { } to)
            all.Add(Filters.Filter.Compare(EventField.Occurred, CompareOperator.Less, to));
        return all.Count == 0 ? null : Filters.Filter.And([.. all]);
    }
}
