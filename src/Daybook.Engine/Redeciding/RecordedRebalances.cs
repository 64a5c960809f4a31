using System.Runtime.CompilerServices;
using Daybook.Auditing;
using Daybook.Engine.Protections;
using Daybook.Engine.Rebalancing;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Redeciding;

/// <summary>Finds the rebalances of a journal, each with the state before it.</summary>
public static class RecordedRebalances
{
    /// <summary>Reads the journal from its beginning.</summary>
    /// <param name="reader">The journal.</param>
    /// <param name="run">The session whose rebalances are wanted, or null for those of every portfolio.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The rebalances that are complete and whose session says its settings, by id.</returns>
    public static async IAsyncEnumerable<RecordedRebalance> ReadAsync(
        JournalReader reader, string? run = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var books = new PortfolioBooks();
        var desks = new Dictionary<PortfolioBook, Desk>();
        await foreach (var happened in reader.ReadAllAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            var book = books.Of(happened);
            if (book.Origin is not null || (run is not null && book.RunId != run))
                continue;
            if (!desks.TryGetValue(book, out var desk))
                desks.Add(book, desk = new Desk(book.RunId));
            if (desk.Take(happened) is { } complete)
                yield return complete;
        }
    }

    /// <summary>One portfolio while its events pass by.</summary>
    private sealed class Desk(string? runId)
    {
        private readonly Dictionary<string, RecordedSettings?> _settings = new(StringComparer.Ordinal);
        private EngineState _state = EngineState.Empty;
        private List<PortfolioEvent>? _events;
        private EngineState _before = EngineState.Empty;

        public RecordedRebalance? Take(PortfolioEvent happened)
        {
            if (happened.Is(EventTypes.SessionStart) && happened.SessionId is { } session)
                _settings[session] = RunFacts.Read(happened);
            if (happened.Is(EventTypes.PortfolioRebalanceStart))
                (_events, _before) = ([], _state);
            _state = _state.Apply(happened);
            if (happened.Category == EventCategory.System || _events is null)
                return null;
            _events.Add(happened);
            if (!happened.Is(EventTypes.PortfolioRebalanceComplete))
                return null;
            var events = _events;
            _events = null;
            return happened.SessionId is { } run && _settings.GetValueOrDefault(run) is { } settings
                ? new RecordedRebalance(events, _before, settings.Options, runId) { NotUsed = settings.NotUsed }
                : null;
        }
    }
}
