using Daybook.Events;
using Daybook.Filters;
using Daybook.Operations;
using Daybook.Operations.Selecting;
using Daybook.Statistics;

namespace Daybook.Server.Pages.Events.Completion;

/// <summary>A name that a field can have.</summary>
/// <param name="Name">The name; out of events it is untrusted.</param>
/// <param name="Count">How many events have it, 0 when none has yet; null: that is not counted.</param>
internal readonly record struct RecordedName(string Name, long? Count);

/// <summary>The names that a journal's events have, and those that the catalogue knows.</summary>
/// <param name="Recorded">Counts over the journal.</param>
/// <param name="Portfolios">The names of portfolios.</param>
internal sealed record RecordedNames(JournalStatistics Recorded, IReadOnlyList<string> Portfolios)
{
    /// <summary>Reads them. Of sealed blocks only the counts are read.</summary>
    public static async ValueTask<RecordedNames> ReadAsync(OperationContext context, CancellationToken cancellationToken)
    {
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var recorded = await reader.GetStatisticsAsync(new StatisticsQuery(), cancellationToken).ConfigureAwait(false);
        return new RecordedNames(recorded, PortfolioChoice.Names(await reader.ReadPortfoliosAsync(cancellationToken).ConfigureAwait(false), andImported: true));
    }

    /// <summary>The names of a field, the most frequent first; none when its values are not names.</summary>
    public IEnumerable<RecordedName> Of(EventField field) => field switch
    {
        EventField.Type => Known(Recorded.ByType, EventTypes.All.Select(type => type.Name)),
        EventField.Category => Known(Recorded.ByCategory, EventCategory.All.Select(category => category.Name)),
        EventField.Action => Known(Recorded.ByAction, EventTypes.All.SelectMany(type => type.Actions)),
        EventField.Asset => Known(Recorded.ByAsset, []),
        EventField.Portfolio => Portfolios.Select(name => new RecordedName(name, null)),
        _ => [],
    };

    private static IEnumerable<RecordedName> Known(IReadOnlyDictionary<string, long> recorded, IEnumerable<string> catalogue) =>
        recorded.Select(one => new RecordedName(one.Key, one.Value)).Concat(catalogue.Distinct(StringComparer.Ordinal).Where(name => !recorded.ContainsKey(name)).Order(StringComparer.Ordinal).Select(name => new RecordedName(name, 0)));
}
