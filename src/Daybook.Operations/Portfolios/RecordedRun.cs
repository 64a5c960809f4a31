using Daybook.Engine.Configuration;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Regimes;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Market.Calendars;
using Daybook.Operations.Selecting;
using Daybook.Operations.Sessions;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Operations.Portfolios;

/// <summary>A portfolio that a journal tells of: a run of its own, that of an import, or the live one.</summary>
/// <param name="Run">The run's session, or the session that names an import; null for the live portfolio.</param>
/// <param name="Start">The event that says its settings: the run's first, or that of the newest live session that says some; null when none does.</param>
internal sealed record RecordedRun(string? Run, PortfolioEvent? Start)
{
    private readonly RecordedSettings? _settings = Start is null ? null : RunFacts.Read(Start);

    /// <summary>The settings that were given; they take the place of the recorded ones.</summary>
    public EngineConfiguration? Given { get; init; }

    /// <summary>What is known of regimes, whose parameters the settings may apply.</summary>
    public RegimeState Regimes { get; init; } = RegimeState.Empty;

    /// <summary>The settings in force that were given or recorded, or null: then nothing is known of limits, grace periods and locks.</summary>
    public RebalanceOptions? Settings => (Given is { } given ? RebalanceOptions.Of(given, _settings?.Options.Buckets) : _settings?.Options)?.InForce(Regimes);

    /// <summary>The recorded settings that this version does not know, by key.</summary>
    public IReadOnlyList<string> NotUsed => Given is null && _settings is not null ? _settings.NotUsed : [];

    /// <summary>The name of a calendar that comes with Daybook when it was another one for this run; null: it is the same, or was a file.</summary>
    public string? OtherCalendar => Start is not null && Settings is { } settings && MarketCalendars.Find(settings.Configuration.Rebalance.Calendar) is { } calendar
        && RunFacts.CalendarDigest(Start) is { } digest && digest != calendar.Digest ? calendar.Name : null;

    /// <summary>True when settings are recorded and cannot be read: a value is none that is allowed today.</summary>
    public bool IsUnreadable => _settings is null && Start is not null && RunFacts.AreIn(Start);

    /// <summary>The portfolio's name, or null when it has none.</summary>
    public string? Portfolio { get; init; }

    /// <summary>The source of the import whose portfolio it is, or null.</summary>
    public string? Origin => Start?.Origin;

    /// <summary>The session that was asked for, when it is only a part of this portfolio; otherwise null.</summary>
    public string? Part { get; init; }

    /// <summary>For the live portfolio: the sessions of imports that the journal holds as well, and which are no part of it.</summary>
    public IReadOnlyList<string> Imports { get; init; } = [];

    /// <summary>
    /// Finds the portfolio that was asked for: by any session of it or how its id begins; or the newest run, of the name that was given; or the live portfolio of that name, or the only one,
    /// when there is no run.
    /// </summary>
    /// <exception cref="RefusedException">There is no such session or portfolio, the session is of another portfolio, or it must be said which is meant.</exception>
    public static async Task<RecordedRun> FindAsync(OperationContext context, string? wanted, string? portfolio, CancellationToken cancellationToken)
    {
        var reader = await context.ReaderAsync(cancellationToken).ConfigureAwait(false);
        var books = await reader.ReadPortfoliosAsync(cancellationToken).ConfigureAwait(false);
        if (portfolio is not null)
            await PortfolioChoice.RequireAsync(reader, portfolio, cancellationToken).ConfigureAwait(false);
        if (wanted is not null && wanted != Live)
        {
            var found = await OfSessionAsync(reader, books, await SessionIds.FindAsync(reader, context.Journal, wanted, "run", cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            return portfolio is null || portfolio == (found.Portfolio ?? string.Empty)
                ? found
                : throw new RefusedException(RefusalCode.Contradiction, "run", $"{wanted} is of {(found.Portfolio is { } of ? $"portfolio '{of}'" : "no portfolio with a name")}, not of '{portfolio}'; leave one of the two out");
        }

        if (wanted is null)
        {
            PortfolioEvent? newest = null;
            await foreach (var start in StartsAsync(reader, cancellationToken).ConfigureAwait(false))
            {
                if (!start.IsImported && PortfolioBooks.IsRun(start) && (newest is null || start.Id > newest.Id) && (portfolio is null || portfolio == (PortfolioBooks.NameIn(start) ?? string.Empty)))
                    newest = start;
            }

            if (portfolio is null && newest is not null)
                await PortfolioChoice.RequireNotSeveralAsync(reader, cancellationToken).ConfigureAwait(false);
            if (newest is not null)
                return new RecordedRun(newest.SessionId, newest) { Portfolio = PortfolioBooks.NameIn(newest) };
        }

        return await LiveAsync(reader, books, await PortfolioChoice.OneAsync(reader, portfolio, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a run was stopped, or has not ended yet.</summary>
    public async Task<bool> IsCutShortAsync(JournalReader reader, CancellationToken cancellationToken)
    {
        if (Run is null)
            return false;
        var end = Filter.And(Filter.Equal(EventField.Type, EventTypes.SessionEnd.Name), Filter.Equal(EventField.Session, Run));
        var page = await reader.QueryAsync(new EventQuery { Filter = end, Limit = 1 }, cancellationToken).ConfigureAwait(false);
        return page.Events is not [var ended] || ended.Text("status") != "completed";
    }

    /// <summary>What belongs to the run, or to none: its events, or all but those of runs; null when there is nothing to leave out.</summary>
    public async Task<Filter?> EventsAsync(JournalReader reader, CancellationToken cancellationToken)
    {
        if (Origin is { } origin && !PortfolioBooks.IsRun(Start!))
            return Filter.Equal(EventField.Origin, origin);
        if (Run is { } run)
            return Filter.Equal(EventField.Session, run);
        var books = await reader.ReadPortfoliosAsync(cancellationToken).ConfigureAwait(false);
        var isNamed = Portfolio is not null;
        FilterValue[] sessions = [.. books.Sessions.Where(known => known.Value.Origin is null && (known.Value == PortfolioBook.Live(Portfolio)) == isNamed).Select(known => (FilterValue)known.Key)];
        if (isNamed)
            return sessions.Length == 0 ? Filter.Compare(EventField.Id, CompareOperator.Less, 1) : Filter.In(EventField.Session, sessions);
        return sessions.Length == 0 ? null : Filter.Or(Filter.IsNull(EventField.Session), Filter.Not(Filter.In(EventField.Session, sessions)));
    }

    /// <summary>The word for the live portfolio.</summary>
    public const string Live = "live";

    /// <summary>The portfolio that a session belongs to: its own when it is a run, that of the run around it, that of its import, or the live one.</summary>
    private static async Task<RecordedRun> OfSessionAsync(JournalReader reader, PortfolioBooks books, string session, CancellationToken cancellationToken)
    {
        var sessions = new SessionRuns(reader);
        if (await sessions.FindStartAsync(session, cancellationToken).ConfigureAwait(false) is not null)
        {
            var book = await sessions.OfAsync(session, cancellationToken).ConfigureAwait(false);
            if (book.RunId is not { } around)
                return await LiveAsync(reader, books, book.Name, cancellationToken).ConfigureAwait(false) with { Part = session };
            var start = await sessions.FindStartAsync(around, cancellationToken).ConfigureAwait(false);
            return new RecordedRun(around, start) { Portfolio = book.Name, Part = around == session ? null : session };
        }

        var imported = Filter.And(Filter.Equal(EventField.Type, EventTypes.SessionStart.Name), Filter.Equal(EventField.Session, session));
        var page = await reader.QueryAsync(new EventQuery { Filter = imported, Order = QueryOrder.OldestFirst, Limit = 1 }, cancellationToken).ConfigureAwait(false);
        return new RecordedRun(session, page.Events[0]) { Portfolio = books.Of(page.Events[0].Origin, session).Name };
    }

    private static async Task<RecordedRun> LiveAsync(JournalReader reader, PortfolioBooks books, string? portfolio, CancellationToken cancellationToken)
    {
        PortfolioEvent? newest = null;
        var imports = new List<string>();
        await foreach (var start in StartsAsync(reader, cancellationToken).ConfigureAwait(false))
        {
            if (start.IsImported)
                imports.Add(start.SessionId!);
            else if (books.Of(null, start.SessionId) == PortfolioBook.Live(portfolio) && (newest is null || start.Id > newest.Id) && RunFacts.AreIn(start))
                newest = start;
        }

        return new RecordedRun(null, newest) { Portfolio = portfolio, Imports = imports };
    }

    private static async IAsyncEnumerable<PortfolioEvent> StartsAsync(JournalReader reader, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new EventQuery { Filter = Filter.Equal(EventField.Type, EventTypes.SessionStart.Name), Order = QueryOrder.OldestFirst, Limit = 1_000 };
        await foreach (var start in reader.QueryAllAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (start.SessionId is not null)
                yield return start;
        }
    }
}
