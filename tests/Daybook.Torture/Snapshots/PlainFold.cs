using System.Text.Json;
using System.Text.Json.Serialization;
using Daybook.Engine.Portfolios;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Torture.Snapshots;

/// <summary>What a journal says of its portfolios, folded from its first event on without the help of anything: what every answer is compared with.</summary>
internal sealed class PlainFold
{
    private static readonly JsonSerializerOptions Options = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private readonly List<(PortfolioEvent Event, PortfolioBook Book)> _events = [];
    private readonly Dictionary<string, (List<long> Ids, List<PortfolioState> States)> _portfolios = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _ends = new(StringComparer.Ordinal);
    private readonly PortfolioBooks _books = new();

    /// <summary>The events, by id.</summary>
    public int Count => _events.Count;

    /// <summary>The event of an id.</summary>
    public PortfolioEvent this[long id] => _events[(int)(id - 1)].Event;

    /// <summary>A state as text, with the ids of the events that it speaks of.</summary>
    public static string TextOf(PortfolioState state) => JsonSerializer.Serialize(state, Options);

    /// <summary>Takes the next events.</summary>
    public void Add(IEnumerable<PortfolioEvent> events)
    {
        foreach (var happened in events)
        {
            if (happened.Id != _events.Count + 1)
                throw new InvalidOperationException($"Event {happened.Id} follows where {_events.Count + 1} should.");
            var book = _books.Of(happened);
            _events.Add((happened, book));
            if (happened.Type.Equals(EventTypes.SessionEnd) && happened is { SessionId: { } session, Origin: null })
                _ends.TryAdd(session, happened.Id);
            if (book.Origin is not null)
                continue;
            var (ids, states) = Portfolio(book.RunId);
            ids.Add(happened.Id);
            states.Add((states.Count > 0 ? states[^1] : PortfolioState.Empty).Apply(happened));
        }
    }

    /// <summary>The state of a portfolio.</summary>
    /// <param name="run">The run, or null for the live one.</param>
    /// <param name="upToId">The newest event that may be in it.</param>
    /// <param name="at">The latest time that an event in it may have, or null.</param>
    public PortfolioState Of(string? run, long upToId, DateTimeOffset? at = null)
    {
        // A run is over with its end.
        var last = Math.Min(upToId, run is not null && _ends.TryGetValue(run, out var end) ? end : long.MaxValue);
        if (at is { } latest)
            return PortfolioState.Empty.Apply(_events.TakeWhile(one => one.Event.Id <= last).Where(one => one.Book == new PortfolioBook(null, run) && one.Event.OccurredAt <= latest).Select(one => one.Event));
        var (ids, states) = Portfolio(run);
        var place = ids.BinarySearch(last);
        place = place < 0 ? ~place - 1 : place;
        return place < 0 ? PortfolioState.Empty : states[place];
    }

    private (List<long> Ids, List<PortfolioState> States) Portfolio(string? run)
    {
        var key = run ?? string.Empty;
        if (!_portfolios.TryGetValue(key, out var portfolio))
            _portfolios.Add(key, portfolio = ([], []));
        return portfolio;
    }
}
