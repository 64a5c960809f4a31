using Daybook.Auditing;
using Daybook.Engine.Protections;
using Daybook.Engine.Rebalancing;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Projections;
using Daybook.Queries;

namespace Daybook.Engine.Portfolios;

/// <summary>
/// Folds the state of one of a journal's portfolios: the live one, that of a session that is a run of its own, such as a replay, or that of an import. Imported events belong to no other.
/// </summary>
public sealed class PortfolioProjection : IProjection<PortfolioFold>
{
    private static readonly EventType[] Types = [.. EngineState.Types, EventTypes.PortfolioSnapshot, EventTypes.SessionStart];

    private static readonly Filter Wanted = Filter.And(OfTypes(Types), Filter.IsNull(EventField.Origin));

    private static readonly Filter WantedOfRun = Filter.And(OfTypes([.. Types, EventTypes.SessionEnd]), Filter.IsNull(EventField.Origin));

    private static readonly Filter Deciding = Filter.And(OfTypes(EngineState.Types), Filter.IsNull(EventField.Origin));

    // What a session is holds from its first event on, at whatever time that says it began; and a run is over with its last, at whatever time that says it ended.
    private static readonly Filter Beginnings = OfTypes([EventTypes.SessionStart]);

    private static readonly Filter BeginningsAndEnds = OfTypes([EventTypes.SessionStart, EventTypes.SessionEnd]);

    private PortfolioProjection(string? run, Filter selection, string? origin = null) => (Run, Selection, Origin) = (run, selection, origin);

    /// <summary>The live portfolio.</summary>
    public static PortfolioProjection Live { get; } = new(null, Wanted);

    /// <summary>The session that is a run of its own; null: the live portfolio.</summary>
    public string? Run { get; }

    /// <summary>The source of the import whose portfolio it is; null for what was recorded natively.</summary>
    public string? Origin { get; }

    /// <inheritdoc/>
    public string Name => (Origin, Run) switch
    {
        (null, null) => "portfolio/live",
        (null, _) => $"portfolio/run/{Run}",
        (_, null) => $"portfolio/import/{Origin}",
        _ => $"portfolio/import/{Origin}/run/{Run}",
    };

    /// <inheritdoc/>
    public int Version => 3;

    /// <inheritdoc/>
    public Filter Selection { get; }

    /// <inheritdoc/>
    public Filter? Timeless => Run is null || Origin is not null ? Beginnings : BeginningsAndEnds;

    /// <inheritdoc/>
    public PortfolioFold Initial => PortfolioFold.Empty;

    /// <summary>The projection of a portfolio. That of a run cares for nothing before the run began, nor behind its end.</summary>
    /// <param name="reader">The journal, which is asked where the run begins and ends.</param>
    /// <param name="run">The session that is a run of its own, or a session of an import, for the portfolio that it belongs to there; null: the live portfolio.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async ValueTask<PortfolioProjection> OfAsync(JournalReader reader, string? run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (run is null)
            return Live;
        var sessions = new SessionRuns(reader);
        var selection = WantedOfRun;

        // The bounds only save reading: what lies outside of them says nothing to the fold. An end before the beginning is a contradiction, and ends nothing.
        var start = await sessions.FindStartAsync(run, cancellationToken).ConfigureAwait(false);
        if (start is null && await ImportedStartAsync(reader, run, cancellationToken).ConfigureAwait(false) is { Origin: { } origin } imported)
            return new PortfolioProjection(PortfolioBooks.IsRun(imported) ? run : null, Filter.And(OfTypes(Types), Filter.Equal(EventField.Origin, origin)), origin);
        if (start is not null)
            selection = Filter.And(selection, Filter.Compare(EventField.Id, CompareOperator.GreaterOrEqual, start.Id));
        if (await sessions.FindEndAsync(run, cancellationToken).ConfigureAwait(false) is { } end && end.Id > start?.Id)
            selection = Filter.And(selection, Filter.Compare(EventField.Id, CompareOperator.LessOrEqual, end.Id));
        return new PortfolioProjection(run, selection);
    }

    /// <summary>The same without knowing where the run begins and ends.</summary>
    internal static PortfolioProjection Unbounded(string run) => new(run, WantedOfRun);

    /// <inheritdoc/>
    public PortfolioFold Apply(PortfolioFold state, PortfolioEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(happened);
        if (state.IsOver)
            return state;
        if (happened.Is(EventTypes.SessionEnd))
            return Run is not null && Origin is null && happened.SessionId == Run && state.Sessions.Contains(Run) ? state with { IsOver = true } : state;
        if (happened.Is(EventTypes.SessionStart))
            return BelongsTogether(state, happened) ? state with { Sessions = state.Sessions.Add(happened.SessionId!) } : state;
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
        happened.Origin == Origin && (happened.SessionId is { } session && state.Sessions.Contains(session)) == Run is not null;

    /// <summary>
    /// Selects what changes what decisions are made by, as far as the portfolio's sessions are known: its events of <see cref="EngineState.Types"/>; for a run also the sessions that
    /// begin inside it, since what they do is the run's.
    /// </summary>
    /// <param name="state">The fold, which knows the sessions.</param>
    /// <param name="except">A session inside the run that says nothing new: that of whoever asks.</param>
    internal Filter Matters(PortfolioFold state, string? except)
    {
        if (state.Sessions.IsEmpty)
            return Deciding;
        FilterValue[] sessions = [.. state.Sessions.Select(session => (FilterValue)session)];
        var among = Filter.In(EventField.Session, sessions);

        // For the live portfolio whoever asks makes no difference: a session of its own is none of a run.
        if (Run is null)
            return Filter.And(Deciding, Filter.Or(Filter.IsNull(EventField.Session), Filter.Not(among)));
        var begun = Filter.And(OfTypes([EventTypes.SessionStart]), Filter.In(FilterField.InMetadata("parent_session_id"), sessions));
        return Filter.Or(Filter.And(Deciding, among), except is null ? begun : Filter.And(begun, Filter.Compare(EventField.Session, CompareOperator.NotEqual, except)));
    }

    // A run's own session, or one inside a session of the kind that is collected.
    private bool BelongsTogether(PortfolioFold state, PortfolioEvent start)
    {
        if (start.SessionId is not { } session || start.Origin != Origin)
            return false;
        var isRun = PortfolioBooks.IsRun(start);
        return isRun ? Run is null || session == Run : start.Text("parent_session_id") is { } parent && state.Sessions.Contains(parent);
    }

    private static async ValueTask<PortfolioEvent?> ImportedStartAsync(JournalReader reader, string session, CancellationToken cancellationToken)
    {
        var starts = Filter.And(Beginnings, Filter.Equal(EventField.Session, session), Filter.Not(Filter.IsNull(EventField.Origin)));
        var page = await reader.QueryAsync(new EventQuery { Filter = starts, Order = QueryOrder.OldestFirst, Limit = 1 }, cancellationToken).ConfigureAwait(false);
        return page.Events.Count > 0 ? page.Events[0] : null;
    }

    private static Filter OfTypes(IEnumerable<EventType> types) => Filter.In(EventField.Type, types.Select(type => (FilterValue)type.Name));
}
