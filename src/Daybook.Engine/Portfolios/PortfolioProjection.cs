using System.Collections.Immutable;
using Daybook.Engine.Protections;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Projections;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Engine.Portfolios;

/// <summary>
/// Folds the state of one of a journal's portfolios: a live one, that of a session that is a run of its own, such as a replay, or that of an import. Imported events belong to no other.
/// </summary>
public sealed class PortfolioProjection : IProjection<PortfolioFold>
{
    private static readonly EventType[] Types = [.. EngineState.Types, EventTypes.PortfolioSnapshot, EventTypes.SessionStart];

    private static readonly Filter Wanted = Filter.And(OfTypes(Types), Filter.IsNull(EventField.Origin));

    private static readonly Filter WantedOfRun = Filter.And(OfTypes([.. Types, EventTypes.SessionEnd]), Filter.IsNull(EventField.Origin));

    private static readonly Filter Deciding = Filter.And(OfTypes(EngineState.Types), Filter.IsNull(EventField.Origin));

    private static readonly Filter Trading = Filter.And(OfTypes([EventTypes.TradingStateChanged]), Filter.IsNull(EventField.Origin));

    // What a session is holds from its first event on, at whatever time that says it began; and a run is over with its last, at whatever time that says it ended.
    private static readonly Filter Beginnings = OfTypes([EventTypes.SessionStart]);

    private static readonly Filter BeginningsAndEnds = OfTypes([EventTypes.SessionStart, EventTypes.SessionEnd]);

    private readonly bool _isNamed;

    private PortfolioProjection(PortfolioBook book, Filter selection)
    {
        (Book, Selection) = (book, selection);
        _isNamed = book is { RunId: null, Name: not null };
    }

    /// <summary>The live portfolio without a name.</summary>
    public static PortfolioProjection Live { get; } = new(PortfolioBook.Live(), Wanted);

    /// <summary>The portfolio.</summary>
    public PortfolioBook Book { get; }

    /// <inheritdoc/>
    public string Name => Book switch
    {
        { Origin: null, RunId: { } run } => $"portfolio/run/{run}",
        { Origin: { } origin, RunId: { } run } => $"portfolio/import/{origin}/run/{run}",
        { Origin: null, Name: { } name } => $"portfolio/live/{name}",
        { Origin: { } origin, Name: { } name } => $"import/{origin.Length}/{origin}/{name}",
        { Origin: { } origin } => $"portfolio/import/{origin}",
        _ => "portfolio/live",
    };

    /// <inheritdoc/>
    public int Version => 7;

    /// <inheritdoc/>
    public Filter Selection { get; }

    /// <inheritdoc/>
    public Filter? Timeless => Book.RunId is null || Book.Origin is not null ? Beginnings : BeginningsAndEnds;

    /// <inheritdoc/>
    public PortfolioFold Initial => PortfolioFold.Empty;

    /// <summary>The projection of a portfolio. That of a run cares for nothing before the run began, nor behind its end.</summary>
    /// <param name="reader">The journal, which is asked where the run begins and ends.</param>
    /// <param name="run">The session that is a run of its own, or a session of an import, for the portfolio that it belongs to there; null: a live portfolio.</param>
    /// <param name="portfolio">The name of the live portfolio, or null for the one without a name; a run and an import have the name that they say.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async ValueTask<PortfolioProjection> OfAsync(JournalReader reader, string? run, string? portfolio = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (run is null)
            return portfolio is null ? Live : new PortfolioProjection(PortfolioBook.Live(portfolio), Wanted);
        var sessions = new SessionRuns(reader);
        var selection = WantedOfRun;

        // The bounds only save reading: what lies outside of them says nothing to the fold. An end before the beginning is a contradiction, and ends nothing.
        var start = await sessions.FindStartAsync(run, cancellationToken).ConfigureAwait(false);
        if (start is null && await ImportedStartAsync(reader, run, cancellationToken).ConfigureAwait(false) is { Origin: { } origin })
        {
            var book = (await reader.ReadPortfoliosAsync(cancellationToken).ConfigureAwait(false)).Of(origin, run);
            return new PortfolioProjection(book, Filter.And(OfTypes(Types), Filter.Equal(EventField.Origin, origin)));
        }

        if (start is not null)
            selection = Filter.And(selection, Filter.Compare(EventField.Id, CompareOperator.GreaterOrEqual, start.Id));
        if (await sessions.FindEndAsync(run, cancellationToken).ConfigureAwait(false) is { } end && end.Id > start?.Id)
            selection = Filter.And(selection, Filter.Compare(EventField.Id, CompareOperator.LessOrEqual, end.Id));
        return new PortfolioProjection(new PortfolioBook(null, run, start is null ? null : PortfolioBooks.NameIn(start)), selection);
    }

    /// <inheritdoc/>
    public PortfolioFold Apply(PortfolioFold state, PortfolioEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(happened);
        if (state.IsOver)
            return state;
        if (happened.Is(EventTypes.SessionEnd))
            return Book is { Origin: null, RunId: { } run } && happened.SessionId == run && state.Sessions.Contains(run) ? state with { IsOver = true } : state;
        if (happened.Is(EventTypes.SessionStart))
            return happened.SessionId is { } session && happened.Origin == Book.Origin ? Begun(state, session, happened) : state;
        if (IsSaidToAll(state, happened))
            return state with { State = state.State.ApplyToAll(happened) };
        if (!IsOwn(state, happened))
            return state;
        var next = state.State.Apply(happened);
        return ReferenceEquals(next, state.State) ? state : state with { State = next };
    }

    /// <inheritdoc/>
    public byte[] Save(PortfolioFold state) => PortfolioJson.Write(state);

    /// <inheritdoc/>
    public PortfolioFold Load(ReadOnlySpan<byte> bytes) => PortfolioJson.Read(bytes);

    /// <summary>True when the event is one of the portfolio's, by the sessions that are known.</summary>
    internal bool IsOwn(PortfolioFold state, PortfolioEvent happened) =>
        happened.Origin == Book.Origin && (happened.SessionId is { } session && state.Sessions.Contains(session)) == (_isNamed || Book.RunId is not null);

    /// <summary>True when the event says what trading may do in all portfolios, and so in this one: it is of none that has a name, and of no run.</summary>
    internal bool IsSaidToAll(PortfolioFold state, PortfolioEvent happened) =>
        _isNamed && happened.Origin == Book.Origin && happened.Is(EventTypes.TradingStateChanged)
        && (happened.SessionId is not { } session || !(state.Sessions.Contains(session) || state.Runs.Contains(session) || state.Others.Contains(session)));

    /// <summary>
    /// Selects what changes what decisions are made by, as far as the portfolio's sessions are known: its events of <see cref="EngineState.Types"/>; for a run, and for a portfolio with a
    /// name, also the sessions of it that begin, since what they do is the portfolio's.
    /// </summary>
    /// <param name="state">The fold, which knows the sessions.</param>
    /// <param name="except">A session of the portfolio that says nothing new: that of whoever asks.</param>
    internal Filter Matters(PortfolioFold state, string? except)
    {
        // For the live portfolio without a name whoever asks makes no difference: a session of its own is none of those that are kept apart.
        if (!_isNamed && Book.RunId is null)
            return Outside(Deciding, state.Sessions);
        List<Filter> begun = [];
        List<Filter> matters = [];
        if (_isNamed)
        {
            begun.Add(Filter.Equal(FilterField.InMetadata("portfolio"), Book.Name!));
            matters.Add(Outside(Trading, state.Sessions.Union(state.Runs).Union(state.Others)));
        }

        if (!state.Sessions.IsEmpty)
        {
            begun.Add(Filter.In(FilterField.InMetadata("parent_session_id"), Values(state.Sessions)));
            matters.Add(Filter.And(Deciding, Filter.In(EventField.Session, Values(state.Sessions))));
        }

        if (begun.Count == 0)
            return Deciding;
        var begins = Filter.And(OfTypes([EventTypes.SessionStart]), Filter.Or([.. begun]));
        matters.Add(except is null ? begins : Filter.And(begins, Filter.Compare(EventField.Session, CompareOperator.NotEqual, except)));
        return Filter.Or([.. matters]);
    }

    private static Filter Outside(Filter filter, ImmutableHashSet<string> sessions) => sessions.IsEmpty
        ? filter
        : Filter.And(filter, Filter.Or(Filter.IsNull(EventField.Session), Filter.Not(Filter.In(EventField.Session, Values(sessions)))));

    private static IEnumerable<FilterValue> Values(ImmutableHashSet<string> sessions) => sessions.Select(session => (FilterValue)session);

    /// <summary>What the fold knows of sessions after one began.</summary>
    private PortfolioFold Begun(PortfolioFold state, string session, PortfolioEvent start)
    {
        var (isRun, parent, name) = (PortfolioBooks.IsRun(start), start.Text("parent_session_id"), PortfolioBooks.NameIn(start));
        bool Inside(ImmutableHashSet<string> sessions) => parent is not null && sessions.Contains(parent);
        if (Book.RunId is { } run)
            return (isRun ? session == run : Inside(state.Sessions)) ? state with { Sessions = state.Sessions.Add(session) } : state;
        if (!_isNamed)
            return isRun || name is not null || Inside(state.Sessions) ? state with { Sessions = state.Sessions.Add(session) } : state;
        if (isRun || Inside(state.Runs))
            return state with { Runs = state.Runs.Add(session) };
        if (name is null ? Inside(state.Sessions) : name == Book.Name)
            return state with { Sessions = state.Sessions.Add(session) };
        return name is not null || Inside(state.Others) ? state with { Others = state.Others.Add(session) } : state;
    }

    private static async ValueTask<PortfolioEvent?> ImportedStartAsync(JournalReader reader, string session, CancellationToken cancellationToken)
    {
        var starts = Filter.And(Beginnings, Filter.Equal(EventField.Session, session), Filter.Not(Filter.IsNull(EventField.Origin)));
        var page = await reader.QueryAsync(new EventQuery { Filter = starts, Order = QueryOrder.OldestFirst, Limit = 1 }, cancellationToken).ConfigureAwait(false);
        return page.Events.Count > 0 ? page.Events[0] : null;
    }

    private static Filter OfTypes(IEnumerable<EventType> types) => Filter.In(EventField.Type, types.Select(type => (FilterValue)type.Name));
}
