using Daybook.Filters;

namespace Daybook.Operations.Selecting;

/// <summary>A <see cref="Selection"/> that was read.</summary>
/// <param name="Filter">What an event must satisfy; null: nothing.</param>
/// <param name="From">The earliest <c>occurred</c>, inclusive; null: no bound.</param>
/// <param name="To">The end of <c>occurred</c>, exclusive; null: no bound.</param>
internal sealed record SelectedEvents(Filter? Filter, DateTimeOffset? From, DateTimeOffset? To);
