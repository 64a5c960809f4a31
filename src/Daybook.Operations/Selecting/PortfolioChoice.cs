using System.Globalization;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Operations.Selecting;

/// <summary>What the name of a portfolio stands for in a journal. An empty name stands for the portfolio whose sessions say none.</summary>
public static class PortfolioChoice
{
    private const int MostListed = 10;

    private static readonly Filter s_outsideOfSessions = Filter.And(
        Filter.Equal(EventField.Category, EventCategory.Portfolio.Name), Filter.IsNull(EventField.Session), Filter.IsNull(EventField.Origin));

    /// <summary>A filter that leaves only a portfolio's events.</summary>
    /// <param name="reader">The journal.</param>
    /// <param name="given">The portfolio's name; null: any.</param>
    /// <param name="filter">What they must satisfy besides; null: nothing.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="RefusedException">The journal has no portfolio of that name.</exception>
    public static async ValueTask<Filter?> OnlyAsync(JournalReader reader, string? given, Filter? filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (given is null)
            return filter;
        await RequireAsync(reader, given, cancellationToken).ConfigureAwait(false);
        var only = given.Length == 0 ? Filter.IsNull(EventField.Portfolio) : Filter.Equal(EventField.Portfolio, given);
        return filter is null ? only : Filter.And(only, filter);
    }

    /// <summary>The name of the one live portfolio that is meant; null: that without a name.</summary>
    /// <param name="reader">The journal.</param>
    /// <param name="given">The name that was given; null: none, and the only portfolio is meant.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="RefusedException">The journal has no portfolio of that name; or none was given, and the journal has several.</exception>
    public static async ValueTask<string?> OneAsync(JournalReader reader, string? given, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (given is not null)
        {
            await RequireAsync(reader, given, cancellationToken).ConfigureAwait(false);
            return given.Length == 0 ? null : given;
        }

        var books = await reader.ReadPortfoliosAsync(cancellationToken).ConfigureAwait(false);
        var names = Names(books);
        if (names.Count == 0)
            return null;
        var hasUnnamed = books.All.Contains(PortfolioBook.Live())
            || (await reader.QueryAsync(new EventQuery { Filter = s_outsideOfSessions, Limit = 1 }, cancellationToken).ConfigureAwait(false)).Events.Count > 0;
        return names.Count == 1 && !hasUnnamed ? names[0] : throw Several(reader, names, hasUnnamed);
    }

    /// <summary>Requires that not several names are said, for a question that is answered by a run.</summary>
    /// <param name="reader">The journal.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="RefusedException">There are several.</exception>
    public static async ValueTask RequireNotSeveralAsync(JournalReader reader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var books = await reader.ReadPortfoliosAsync(cancellationToken).ConfigureAwait(false);
        if (Names(books) is { Count: > 1 } names)
            throw Several(reader, names, books.All.Contains(PortfolioBook.Live()));
    }

    /// <summary>Requires that the journal has a portfolio of that name.</summary>
    /// <param name="reader">The journal.</param>
    /// <param name="given">The name.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="RefusedException">It has none.</exception>
    public static async ValueTask RequireAsync(JournalReader reader, string given, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(given);
        var names = Names(await reader.ReadPortfoliosAsync(cancellationToken).ConfigureAwait(false), andImported: true);
        if (given.Length == 0 || names.Contains(given, StringComparer.Ordinal))
            return;
        var known = Meant(given, names) is { } meant ? $"did you mean '{meant}'?" : names.Count == 0 ? "its sessions name none" : $"it has {List(names)}";
        throw new RefusedException(RefusalCode.PortfolioNotFound, "portfolio", $"{reader.Location} has no portfolio '{given}'; {known}");
    }

    /// <summary>Requires that what is recorded can have a name.</summary>
    /// <param name="given">The name; null: none.</param>
    /// <exception cref="RefusedException">It cannot.</exception>
    internal static void RequireName(string? given)
    {
        if (given is not null && (given.Length is 0 or > PortfolioBooks.MaxName || given.Contains('\0', StringComparison.Ordinal)))
            throw new RefusedException(RefusalCode.InvalidValue, "portfolio", FormattableString.Invariant($"a portfolio's name has 1 to {PortfolioBooks.MaxName} characters; this one has {given.Length:N0}"));
    }

    /// <summary>The names that native sessions say, or imported ones too, in order.</summary>
    /// <param name="books">The journal's portfolios.</param>
    /// <param name="andImported">Whether those of imports are named as well.</param>
    public static IReadOnlyList<string> Names(PortfolioBooks books, bool andImported = false)
    {
        ArgumentNullException.ThrowIfNull(books);
        return [.. books.All.Where(book => andImported || book.Origin is null).Select(book => book.Name).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The portfolio that a misspelt name probably means, or null.</summary>
    internal static string? Meant(string given, IReadOnlyList<string> names) =>
        Spelling.Nearest(given, names.Select(name => name.ToLowerInvariant())) is { } near ? names.FirstOrDefault(name => name.Equals(near, StringComparison.OrdinalIgnoreCase)) : null;

    private static string List(IReadOnlyList<string> names)
    {
        var shown = string.Join(", ", names.Take(MostListed).Select(name => $"'{name}'"));
        return names.Count > MostListed ? string.Create(CultureInfo.InvariantCulture, $"{shown} and {names.Count - MostListed:N0} more") : shown;
    }

    private static RefusedException Several(JournalReader reader, IReadOnlyList<string> names, bool hasUnnamed) => new(
        RefusalCode.AmbiguousPortfolio,
        "portfolio",
        $"{reader.Location} has {(names.Count == 1 ? "portfolio" : "portfolios")} {List(names)}{(hasUnnamed ? ", and of one without a name" : string.Empty)}; name one");
}
