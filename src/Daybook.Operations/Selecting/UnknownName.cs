using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;
using Daybook.Statistics;

namespace Daybook.Operations.Selecting;

/// <summary>A name in a filter that no event of the journal has, which is no error: it may be one of one's own that comes later.</summary>
/// <param name="Field"><c>type</c>, <c>category</c> or <c>action</c>.</param>
/// <param name="Name">The name.</param>
/// <param name="Meant">The name that was likely meant; null when that cannot be told, or the catalogue knows the name.</param>
public sealed record UnknownName(string Field, string Name, string? Meant)
{
    /// <summary>The types, categories and actions that a filter admits and no event has: mostly why it finds nothing.</summary>
    internal static async ValueTask<IReadOnlyList<UnknownName>> FindAsync(JournalReader reader, Filter? filter, CancellationToken cancellationToken)
    {
        if (filter is null || (filter.Plan.Admitted(EventField.Type) ?? filter.Plan.Admitted(EventField.Category) ?? filter.Plan.Admitted(EventField.Action)) is null)
            return [];
        var recorded = await reader.GetStatisticsAsync(new StatisticsQuery(), cancellationToken).ConfigureAwait(false);
        return
        [
            .. Find(filter, EventField.Type, "type", recorded.ByType, EventTypes.All.Select(type => type.Name)),
            .. Find(filter, EventField.Category, "category", recorded.ByCategory, EventTypes.All.Select(type => type.Category.Name)),
            .. Find(filter, EventField.Action, "action", recorded.ByAction, EventTypes.All.SelectMany(type => type.Actions)),
        ];
    }

    private static IEnumerable<UnknownName> Find(Filter filter, EventField field, string word, IReadOnlyDictionary<string, long> recorded, IEnumerable<string> catalogue)
    {
        string[] known = [.. recorded.Keys.Concat(catalogue).Distinct(StringComparer.Ordinal)];
        return (filter.Plan.Admitted(field) ?? new HashSet<string>(StringComparer.Ordinal)).Where(name => !recorded.ContainsKey(name)).Order(StringComparer.Ordinal)
            .Select(name => new UnknownName(word, name, known.Contains(name, StringComparer.Ordinal) ? null
                : known.FirstOrDefault(other => other.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? Spelling.Nearest(name, known)));
    }
}
