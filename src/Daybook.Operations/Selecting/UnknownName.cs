using Daybook.Events;
using Daybook.Filters;
using Daybook.Filters.Conditions;
using Daybook.Queries;
using Daybook.Statistics;

namespace Daybook.Operations.Selecting;

/// <summary>A name in a filter that no event of the journal has, which is no error: it may be one of one's own that comes later.</summary>
/// <param name="Field"><c>type</c>, <c>category</c>, <c>action</c> or <c>portfolio</c>.</param>
/// <param name="Name">The name.</param>
/// <param name="Meant">The name that was likely meant; null when that cannot be told, or the catalogue knows the name.</param>
public sealed record UnknownName(string Field, string Name, string? Meant)
{
    /// <summary>The types, categories and actions that a filter admits and no event has, and the portfolios that it names and no session is of: mostly why it finds nothing.</summary>
    internal static async ValueTask<IReadOnlyList<UnknownName>> FindAsync(JournalReader reader, Filter? filter, CancellationToken cancellationToken)
    {
        if (filter is null)
            return [];
        List<UnknownName> portfolios = filter.AsksFor(EventField.Portfolio) ? [.. await PortfoliosAsync(reader, filter, cancellationToken).ConfigureAwait(false)] : [];
        if ((filter.Plan.Admitted(EventField.Type) ?? filter.Plan.Admitted(EventField.Category) ?? filter.Plan.Admitted(EventField.Action)) is null)
            return portfolios;
        var recorded = await reader.GetStatisticsAsync(new StatisticsQuery(), cancellationToken).ConfigureAwait(false);
        return
        [
            .. portfolios,
            .. Find(filter, EventField.Type, "type", recorded.ByType, EventTypes.All.Select(type => type.Name)),
            .. Find(filter, EventField.Category, "category", recorded.ByCategory, EventTypes.All.Select(type => type.Category.Name)),
            .. Find(filter, EventField.Action, "action", recorded.ByAction, EventTypes.All.SelectMany(type => type.Actions)),
        ];
    }

    private static async ValueTask<IEnumerable<UnknownName>> PortfoliosAsync(JournalReader reader, Filter filter, CancellationToken cancellationToken)
    {
        var known = PortfolioChoice.Names(await reader.ReadPortfoliosAsync(cancellationToken).ConfigureAwait(false), andImported: true);
        return Portfolios(filter.Tree).Except(known, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => new UnknownName("portfolio", name, PortfolioChoice.Meant(name, known)));
    }

    private static IEnumerable<string> Portfolios(Condition condition) => condition switch
    {
        And and => and.Operands.SelectMany(Portfolios),
        Or or => or.Operands.SelectMany(Portfolios),
        Not not => Portfolios(not.Operand),
        Compare { Field.Column: EventField.Portfolio } compare => [compare.Value.Text],
        In { Field.Column: EventField.Portfolio } among => among.Values.Select(value => value.Text),
        _ => [],
    };

    private static IEnumerable<UnknownName> Find(Filter filter, EventField field, string word, IReadOnlyDictionary<string, long> recorded, IEnumerable<string> catalogue)
    {
        string[] known = [.. recorded.Keys.Concat(catalogue).Distinct(StringComparer.Ordinal)];
        return (filter.Plan.Admitted(field) ?? new HashSet<string>(StringComparer.Ordinal)).Where(name => !recorded.ContainsKey(name)).Order(StringComparer.Ordinal)
            .Select(name => new UnknownName(word, name, known.Contains(name, StringComparer.Ordinal) ? null
                : known.FirstOrDefault(other => other.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? Spelling.Nearest(name, known)));
    }
}
