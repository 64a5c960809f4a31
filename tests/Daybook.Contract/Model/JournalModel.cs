using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Integrity;
using Daybook.Storage;

namespace Daybook.Contract.Model;

/// <summary>
/// What a journal is, in a list and two dictionaries. Shares no code with the stores: requests are taken one after the other, and every question is
/// answered by looking at all events.
/// </summary>
public sealed class JournalModel
{
    private readonly Dictionary<string, long[]> _keys = [];
    private readonly Dictionary<string, EventCategory> _types = [];

    public List<PortfolioEvent> Events { get; } = [];

    public IEnumerable<(string Name, EventCategory Category)> Types => _types.Select(pair => (pair.Key, pair.Value));

    /// <summary>Sessions with more native starts since their last native end, and the id of the first of those.</summary>
    public IEnumerable<RunningSession> Running =>
        from one in Events
        where one is { IsImported: false, SessionId: not null, Type.Name: "session_start" or "session_end" }
        group one by one.SessionId into session
        let starts = session.Reverse().TakeWhile(one => one.Type.Name == "session_start").ToArray()
        where starts.Length > 0
        orderby starts[^1].Id
        select new RunningSession(session.Key, starts[^1].Id);

    /// <summary>Takes one request.</summary>
    public (long[] Ids, int AlreadyPresent, Type? Refused) Append(AppendRequest request, DateTimeOffset now)
    {
        if (request.Key is { } key && _keys.TryGetValue(key, out var first))
            return first.Length == request.Events.Count ? (first, first.Length, null) : ([], 0, typeof(KeyReusedException));
        if (request.EventKeys?.Any(one => _keys.TryGetValue(one, out var known) && known.Length != 1) == true)
            return ([], 0, typeof(KeyReusedException));
        if (request.OnConflict == TypeConflict.Refuse && Contradicts(request))
            return ([], 0, typeof(TypeConflictException));

        var recorded = Events.Count > 0 && Events[^1].RecordedAt > now ? Events[^1].RecordedAt : now;
        var present = 0;
        var ids = new List<long>();
        foreach (var (given, eventKey) in request.Events.Zip(request.EventKeys ?? Enumerable.Repeat<string?>(null, request.Events.Count)))
        {
            if (eventKey is not null && _keys.TryGetValue(eventKey, out var known))
            {
                ids.Add(known[0]);
                present++;
                continue;
            }

            ids.Add(Add(given, recorded));
            if (eventKey is not null)
                _keys[eventKey] = [ids[^1]];
        }

        if (request.Key is not null && ids.Count > 0)
            _keys[request.Key] = [.. ids];
        return ([.. ids], present, null);
    }

    /// <summary>Ends a group: more than ten seconds behind the newest recorded time, the clock is told of, once for that time.</summary>
    public void EndGroup(int before, DateTimeOffset now, JournalIdentity journal)
    {
        if (before == 0 || Events.Count == before || Events[before - 1].RecordedAt is var stands && stands - now <= TimeSpan.FromSeconds(10))
            return;
        if (Events.Take(before).Any(one => one.RecordedAt == stands && one.Type.Name == "clock_behind"))
            return;
        var (clock, at) = (IsoTime.Format(now), IsoTime.Format(stands));
        Events.Add(PortfolioEvent.OfJournal(new EventFields
        {
            Type = EventTypes.ClockBehind,
            OccurredMicros = Microseconds.From(now),
            Reason = $"The clock says {clock}, and the newest event was recorded at {at}: everything is recorded at that time until the clock has caught up.",
            Metadata = Metadata.Parse($$"""{"journal":"{{journal}}","clock":"{{clock}}","stands_at":"{{at}}"}"""),
        }).StoredAs(Events.Count + 1, stands));
    }

    /// <summary>Everything that the query selects, in its order, whatever its limit.</summary>
    public IEnumerable<PortfolioEvent> Select(EventQuery query, KnownFilter? filter)
    {
        var selected = Events.Where(one => !(one.OccurredAt < query.From) && !(one.OccurredAt >= query.To) && filter?.Matches(one) != false);
        return query.Order == QueryOrder.OldestFirst
            ? selected.OrderBy(one => one.OccurredAt).ThenBy(one => one.Id)
            : selected.OrderByDescending(one => one.OccurredAt).ThenByDescending(one => one.Id);
    }

    private long Add(PortfolioEvent given, DateTimeOffset recorded)
    {
        var id = Events.Count + 1;
        if (!HasOwnType(given) || _types.TryAdd(given.Type.Name, given.Category) || _types[given.Type.Name] == given.Category)
        {
            Events.Add(given.StoredAs(id, recorded));
            return id;
        }

        var rewritten = given.ToFields();
        rewritten.Type = EventType.Define(given.Type.Name, _types[given.Type.Name]);
        Events.Add(PortfolioEvent.Restore(rewritten).StoredAs(id, recorded));
        Events.Add(Notice(given, rewritten.Type).StoredAs(id + 1, recorded));
        return id;
    }

    private bool Contradicts(AppendRequest request)
    {
        var types = new Dictionary<string, EventCategory>(_types);
        var keys = new HashSet<string>(_keys.Keys);
        for (var i = 0; i < request.Events.Count; i++)
        {
            if (request.EventKeys is not null && !keys.Add(request.EventKeys[i]))
                continue;
            var given = request.Events[i];
            if (HasOwnType(given) && !types.TryAdd(given.Type.Name, given.Category) && types[given.Type.Name] != given.Category)
                return true;
        }

        return false;
    }

    private static bool HasOwnType(PortfolioEvent given) => !given.IsImported && EventTypes.Find(given.Type.Name) is null;

    private static PortfolioEvent Notice(PortfolioEvent given, EventType registered) => PortfolioEvent.Create(new EventFields
    {
        Type = EventTypes.TypeConflict,
        OccurredMicros = given.ToFields().OccurredMicros,
        TraceId = given.TraceId,
        SessionId = given.SessionId,
        Asset = given.Asset,
        Actor = given.Actor,
        Reason = $"'{given.Type}' was recorded with category '{given.Category}'; it is registered with '{registered.Category}' and was stored under that.",
        Metadata = Metadata.Parse($$"""{"event_type":"{{given.Type}}","given_category":"{{given.Category}}","registered_category":"{{registered.Category}}"}"""),
    });
}
