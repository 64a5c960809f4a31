using System.Runtime.CompilerServices;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections;
using Daybook.Engine.Rebalancing;
using Daybook.Events;
using Daybook.Projections;
using Daybook.Queries;

namespace Daybook.Engine.Redeciding;

/// <summary>Finds the rebalances of a journal, each with the state before it.</summary>
internal static class RecordedRebalances
{
    private const int PageSize = 1_000;

    /// <summary>Reads all of them, by id: a run's from where it began to where it ended, those of every portfolio from the journal's beginning.</summary>
    /// <param name="reader">The journal.</param>
    /// <param name="run">The session whose rebalances are wanted, or null for those of every portfolio.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The rebalances that are complete and whose session says its settings, by id.</returns>
    public static async IAsyncEnumerable<RecordedRebalance> ReadAsync(
        JournalReader reader, string? run = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var sessions = new SessionRuns(reader);
        var (start, end) = run is null
            ? (null, null)
            : (await sessions.FindStartAsync(run, cancellationToken).ConfigureAwait(false), await sessions.FindEndAsync(run, cancellationToken).ConfigureAwait(false));
        var books = new PortfolioBooks();
        var desks = new Dictionary<PortfolioBook, Desk>();
        PortfolioEvent? saidToAll = null;
        await foreach (var happened in reader.ReadAllAsync(start?.Id ?? 1, cancellationToken).ConfigureAwait(false))
        {
            if (happened.Id > end?.Id)
                break;
            var book = books.Of(happened);
            if (book.Origin is not null || (run is not null && book.RunId != run))
                continue;
            if (book == PortfolioBook.Live() && happened.Is(EventTypes.TradingStateChanged))
            {
                saidToAll = happened;
                foreach (var named in desks.Values)
                    named.TakeSaidToAll(happened);
            }

            if (!desks.TryGetValue(book, out var desk))
            {
                desks.Add(book, desk = new Desk(book));
                if (saidToAll is not null)
                    desk.TakeSaidToAll(saidToAll);
            }

            if (desk.Take(happened) is { } complete)
                yield return complete;
        }
    }

    /// <summary>Reads one of them, and what the state before it takes from the nearest snapshot on.</summary>
    /// <param name="reader">The journal.</param>
    /// <param name="start">The event that began it.</param>
    /// <param name="book">The portfolio that it belongs to.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The rebalance; null when it was not completed, or its session does not say its settings.</returns>
    public static async Task<RecordedRebalance?> FindAsync(JournalReader reader, PortfolioEvent start, PortfolioBook book, CancellationToken cancellationToken = default)
    {
        var sessions = new SessionRuns(reader);
        if (start.SessionId is not { } session || await sessions.FindStartAsync(session, cancellationToken).ConfigureAwait(false) is not { } begun || RunFacts.Read(begun) is not { } settings)
            return null;
        var projection = await PortfolioProjection.OfAsync(reader, book.RunId, book.Name, cancellationToken).ConfigureAwait(false);
        var fold = (await PastStates.ReadAsync(reader.Source, projection, start.Id - 1, cancellationToken: cancellationToken).ConfigureAwait(false)).State;
        var before = fold.State.Engine;
        var events = new List<PortfolioEvent>();
        for (var next = start.Id; ; next += PageSize)
        {
            var page = await reader.Source.ReadAsync(next, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (var happened in page)
            {
                if (happened.Is(EventTypes.SessionStart))
                    fold = projection.Apply(fold, happened);
                if (happened.Category == EventCategory.System || !projection.IsOwn(fold, happened))
                    continue;
                if (events.Count > 0 && happened.Is(EventTypes.PortfolioRebalanceStart))
                    return null;
                events.Add(happened);
                if (happened.Is(EventTypes.PortfolioRebalanceComplete))
                    return happened.SessionId == session ? new RecordedRebalance(events, before, settings.Options, book.RunId) { Portfolio = book.Name, NotUsed = settings.NotUsed, RulesVersion = settings.RulesVersion } : null;
            }

            if (page.Count < PageSize)
                return null;
        }
    }

    /// <summary>One portfolio while its events pass by.</summary>
    private sealed class Desk(PortfolioBook book)
    {
        private readonly Dictionary<string, RecordedSettings?> _settings = new(StringComparer.Ordinal);
        private EngineState _state = EngineState.Empty;
        private List<PortfolioEvent>? _events;
        private EngineState _before = EngineState.Empty;

        // The states as they are folded without a change of the rules, from the first event on that the change is about.
        private readonly Dictionary<RuleChange, EngineState> _former = [];
        private Dictionary<RuleChange, EngineState> _formerBefore = [];

        public RecordedRebalance? Take(PortfolioEvent happened)
        {
            if (happened.Is(EventTypes.SessionStart) && happened.SessionId is { } session)
                _settings[session] = RunFacts.Read(happened);
            if (happened.Is(EventTypes.PortfolioRebalanceStart))
                (_events, _before, _formerBefore) = ([], _state, new(_former));
            Fold(happened);
            if (happened.Category == EventCategory.System || _events is null)
                return null;
            _events.Add(happened);
            if (!happened.Is(EventTypes.PortfolioRebalanceComplete))
                return null;
            var events = _events;
            _events = null;
            return happened.SessionId is { } run && _settings.GetValueOrDefault(run) is { } settings
                ? new RecordedRebalance(events, _before, settings.Options, book.RunId) { Portfolio = book.Name, NotUsed = settings.NotUsed, RulesVersion = settings.RulesVersion, BeforeChange = _formerBefore }
                : null;
        }

        /// <summary>Takes in what was said of trading to all portfolios.</summary>
        public void TakeSaidToAll(PortfolioEvent happened)
        {
            if (book is not { RunId: null, Name: not null })
                return;
            foreach (var change in RuleChange.All)
            {
                if (_former.TryGetValue(change, out var state))
                    _former[change] = state.ApplyToAll(happened);
            }

            _state = _state.ApplyToAll(happened);
        }

        private void Fold(PortfolioEvent happened)
        {
            foreach (var change in RuleChange.All)
            {
                var former = change.Before(happened);
                if (_former.TryGetValue(change, out var state))
                    _former[change] = state.Apply(former);
                else if (!ReferenceEquals(former, happened))
                    _former.Add(change, _state.Apply(former));
            }

            _state = _state.Apply(happened);
        }
    }
}
