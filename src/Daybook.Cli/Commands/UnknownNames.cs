using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;
using Daybook.Statistics;

namespace Daybook.Cli.Commands;

/// <summary>Says why a filter finds nothing, when it names a type, a category or an action that no event of the journal has: names of one's own make that no error.</summary>
internal static class UnknownNames
{
    /// <summary>Says it on standard error.</summary>
    public static async Task SayAsync(Invocation run, JournalReader reader, Filter? filter, CancellationToken cancellationToken)
    {
        if (filter is null || (filter.Plan.Admitted(EventField.Type) ?? filter.Plan.Admitted(EventField.Category) ?? filter.Plan.Admitted(EventField.Action)) is null)
            return;
        var recorded = await reader.GetStatisticsAsync(new StatisticsQuery(), cancellationToken).ConfigureAwait(false);
        Say(run, filter, EventField.Type, "type", recorded.ByType, EventTypes.All.Select(type => type.Name));
        Say(run, filter, EventField.Category, "category", recorded.ByCategory, EventTypes.All.Select(type => type.Category.Name));
        Say(run, filter, EventField.Action, "action", recorded.ByAction, EventTypes.All.SelectMany(type => type.Actions));
    }

    private static void Say(Invocation run, Filter filter, EventField field, string word, IReadOnlyDictionary<string, long> recorded, IEnumerable<string> catalogue)
    {
        string[] known = [.. recorded.Keys.Concat(catalogue).Distinct(StringComparer.Ordinal)];
        foreach (var name in (filter.Plan.Admitted(field) ?? new HashSet<string>(StringComparer.Ordinal)).Where(name => !recorded.ContainsKey(name)).Order(StringComparer.Ordinal))
        {
            var meant = known.Contains(name, StringComparer.Ordinal) ? null
                : known.FirstOrDefault(other => other.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? Spelling.Nearest(name, known);
            run.Say($"no event has the {word} '{name}'; {(meant is null ? "'daybook catalogue' lists those that Daybook knows" : $"did you mean '{meant}'?")}");
        }
    }
}
