using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;
using Daybook.Statistics;

namespace Daybook.Cli.Commands;

/// <summary>Says why a filter finds nothing, when it names a type that no event of the journal has: types of one's own make that no error.</summary>
internal static class UnknownTypes
{
    /// <summary>Says it on standard error.</summary>
    public static async Task SayAsync(Invocation run, JournalReader reader, Filter? filter, CancellationToken cancellationToken)
    {
        if (filter?.Plan.Admitted(EventField.Type) is not { Count: > 0 } asked)
            return;
        var recorded = (await reader.GetStatisticsAsync(new StatisticsQuery(), cancellationToken).ConfigureAwait(false)).ByType;
        string[] known = [.. recorded.Keys.Concat(EventTypes.All.Select(type => type.Name)).Distinct(StringComparer.Ordinal)];
        foreach (var type in asked.Where(type => !recorded.ContainsKey(type)).Order(StringComparer.Ordinal))
        {
            var meant = known.Contains(type, StringComparer.Ordinal) ? null : Spelling.Nearest(type, known);
            run.Say($"no event has the type '{type}'; {(meant is null ? "'daybook catalogue' lists those that Daybook knows" : $"did you mean '{meant}'?")}");
        }
    }
}
