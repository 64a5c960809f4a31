using Daybook.Events;
using Daybook.Filters;

namespace Daybook.Storage;

/// <summary>What a store knows that decides what a group adds. Asked inside the write lock.</summary>
public interface IGroupContext
{
    /// <summary>How often a lost tail was given up.</summary>
    int Epoch { get; }

    /// <summary>The id of the newest event; 0 in an empty journal.</summary>
    long Count { get; }

    /// <summary>The id of the first stored event behind another that matches, or null.</summary>
    long? FindMatch(long afterId, Filter filter);

    /// <summary>What was added under a key, or null.</summary>
    PlannedKey? FindKey(string key);

    /// <summary>The type that was registered under a name, or null.</summary>
    EventType? FindRegisteredType(string name);
}

/// <summary>A key and the events that it stands for.</summary>
/// <param name="Key">The idempotency key.</param>
/// <param name="FirstId">The id of the first event.</param>
/// <param name="Count">The number of events.</param>
public readonly record struct PlannedKey(string Key, long FirstId, int Count);

/// <summary>
/// What a group of requests adds to a journal: the events in the order of their ids, keys, and types that it registers; and each request's outcome.
/// Every store decides by this one rule.
/// </summary>
public sealed class GroupPlan
{
    private readonly IGroupContext _context;
    private readonly List<PortfolioEvent> _events;
    private readonly List<PlannedKey> _keys = [];
    private readonly Dictionary<string, PlannedKey> _newKeys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EventType> _newTypes = new(StringComparer.Ordinal);
    private readonly List<AppendOutcome> _outcomes;

    private GroupPlan(IGroupContext context, IReadOnlyList<AppendRequest> group)
    {
        _context = context;
        FirstId = context.Count + 1;
        _outcomes = new List<AppendOutcome>(group.Count);
        _events = new List<PortfolioEvent>(group.Sum(request => request.Events.Count));
    }

    /// <summary>The id of the first event that is added; the others follow without a gap.</summary>
    public long FirstId { get; }

    /// <summary>The events to add, without id and recording time.</summary>
    public IReadOnlyList<PortfolioEvent> Events => _events;

    /// <summary>The keys to remember.</summary>
    public IReadOnlyList<PlannedKey> Keys => _keys;

    /// <summary>The types that the group registers.</summary>
    public IReadOnlyCollection<EventType> NewTypes => _newTypes.Values;

    /// <summary>An outcome per request.</summary>
    public IReadOnlyList<AppendOutcome> Outcomes => _outcomes;

    /// <summary>Makes the plan.</summary>
    public static GroupPlan Make(IReadOnlyList<AppendRequest> group, IGroupContext context)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(context);
        var plan = new GroupPlan(context, group);
        foreach (var request in group)
            plan._outcomes.Add(plan.Add(request));
        return plan;
    }

    /// <summary>Adds an event by which the journal speaks of itself, behind those of the requests.</summary>
    internal void AddOwn(PortfolioEvent own) => _events.Add(own);

    private AppendOutcome Add(AppendRequest request)
    {
        if (request.FindFault() is { } fault)
            return Refused(fault);
        if (request.Key is { } key && FindKey(key) is { } known)
        {
            return known.Count == request.Events.Count
                ? new AppendOutcome(new IdRange(known.FirstId, known.Count), known.Count, null)
                : Refused(new KeyReusedException(key, known.Count, request.Events.Count));
        }

        if (FindReusedKey(request.EventKeys) is { } reused)
            return Refused(reused);
        if (request.OnlyIf is { } condition && FindBreach(condition) is { } breach)
            return Refused(breach);
        var registers = request.Events.Any(Registers);
        if (registers && request.OnConflict == TypeConflict.Refuse && FindConflict(request) is { } conflict)
            return Refused(conflict);
        if (request.EventKeys is { } keys)
            return AddNew(request.Events, keys);

        var firstId = NextId;
        if (request.Key is { } newKey && request.Events.Count > 0)
            Remember(newKey, firstId, request.Events.Count);
        if (!registers)
        {
            _events.AddRange(request.Events);
            return new AppendOutcome(new IdRange(firstId, request.Events.Count), 0, null);
        }

        return new AppendOutcome(request.OnConflict == TypeConflict.Rewrite ? AddRewriting(request.Events) : AddAll(request.Events), 0, null);
    }

    private static AppendOutcome Refused(Exception reason) => new([], 0, reason);

    private IdRange AddAll(IReadOnlyList<PortfolioEvent> events)
    {
        var firstId = NextId;
        for (var i = 0; i < events.Count; i++)
        {
            Register(events[i]);
            _events.Add(events[i]);
        }

        return new IdRange(firstId, events.Count);
    }

    private long[] AddRewriting(IReadOnlyList<PortfolioEvent> events)
    {
        var ids = new long[events.Count];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = AddOne(events[i]);
        return ids;
    }

    private AppendOutcome AddNew(IReadOnlyList<PortfolioEvent> events, IReadOnlyList<string> keys)
    {
        var ids = new long[events.Count];
        var present = 0;
        for (var i = 0; i < ids.Length; i++)
        {
            if (FindKey(keys[i]) is { } known)
            {
                ids[i] = known.FirstId;
                present++;
                continue;
            }

            ids[i] = AddOne(events[i]);
            Remember(keys[i], ids[i], 1);
        }

        return new AppendOutcome(ids, present, null);
    }

    private long AddOne(PortfolioEvent given)
    {
        var id = NextId;
        if (FindConflict(given) is { } conflict)
        {
            _events.Add(Rewritten(given, conflict.Registered));
            _events.Add(Notice(given, conflict.Registered));
        }
        else
        {
            Register(given);
            _events.Add(given);
        }

        return id;
    }

    private long NextId => FirstId + _events.Count;

    private PlannedKey? FindKey(string key) => _newKeys.TryGetValue(key, out var planned) ? planned : _context.FindKey(key);

    private void Remember(string key, long firstId, int count)
    {
        var planned = new PlannedKey(key, firstId, count);
        _newKeys.Add(key, planned);
        _keys.Add(planned);
    }

    private AppendConditionException? FindBreach(AppendCondition condition)
    {
        var after = condition.After;
        if (after.Epoch != _context.Epoch || after.Id > _context.Count)
            return AppendConditionException.OtherPosition(condition, _context.Epoch, _context.Count);
        if (_context.FindMatch(after.Id, condition.NoneOf) is { } stored)
            return AppendConditionException.Broken(condition, stored);
        var planned = _events.FindIndex(condition.NoneOf.Matches);
        return planned < 0 ? null : AppendConditionException.Broken(condition, FirstId + planned);
    }

    // An event's key stands for that event; one that stood for several is another caller's.
    private KeyReusedException? FindReusedKey(IReadOnlyList<string>? keys)
    {
        for (var i = 0; i < keys?.Count; i++)
        {
            if (FindKey(keys[i]) is { Count: not 1 } known)
                return new KeyReusedException(known.Key, known.Count, 1);
        }

        return null;
    }

    private TypeConflictException? FindConflict(AppendRequest request)
    {
        var keys = request.EventKeys is null ? null : new HashSet<string>(StringComparer.Ordinal);
        var own = new Dictionary<string, EventType>(StringComparer.Ordinal);
        for (var i = 0; i < request.Events.Count; i++)
        {
            var given = request.Events[i];
            if (keys is not null && (!keys.Add(request.EventKeys![i]) || FindKey(request.EventKeys[i]) is not null))
                continue;
            if (FindConflict(given) is { } conflict)
                return conflict;
            if (Registers(given) && !own.TryAdd(given.Type.Name, given.Type) && own[given.Type.Name].Category != given.Type.Category)
                return new TypeConflictException(given.Type, own[given.Type.Name]);
        }

        return null;
    }

    private TypeConflictException? FindConflict(PortfolioEvent portfolioEvent)
    {
        if (!Registers(portfolioEvent))
            return null;
        var type = portfolioEvent.Type;
        var registered = _newTypes.GetValueOrDefault(type.Name) ?? _context.FindRegisteredType(type.Name);
        return registered is null || registered.Category == type.Category ? null : new TypeConflictException(type, registered);
    }

    private void Register(PortfolioEvent portfolioEvent)
    {
        if (Registers(portfolioEvent) && _context.FindRegisteredType(portfolioEvent.Type.Name) is null)
            _newTypes.TryAdd(portfolioEvent.Type.Name, portfolioEvent.Type);
    }

    // Built-in types need no registration, and imports never register.
    private static bool Registers(PortfolioEvent portfolioEvent) => !portfolioEvent.Type.IsBuiltIn && !portfolioEvent.IsImported;

    private static PortfolioEvent Rewritten(PortfolioEvent given, EventType registered)
    {
        var fields = given.ToFields();
        fields.Type = registered;
        return PortfolioEvent.Restore(fields);
    }

    private static PortfolioEvent Notice(PortfolioEvent given, EventType registered) => PortfolioEvent.Create(new EventFields
    {
        Type = EventTypes.TypeConflict,
        OccurredMicros = given.Fields.OccurredMicros,
        SessionId = given.SessionId,
        TraceId = given.TraceId,
        Asset = given.Asset,
        Actor = given.Actor,
        Reason = $"'{given.Type.Name}' was recorded with category '{given.Category}'; it is registered with '{registered.Category}' and was stored under that.",
        Metadata = Metadata.Of(("event_type", given.Type.Name), ("given_category", given.Category.Name), ("registered_category", registered.Category.Name)),
    });

    private sealed class IdRange(long first, int count) : IReadOnlyList<long>
    {
        public int Count => count;

        public long this[int index] => index >= 0 && index < count ? first + index : throw new ArgumentOutOfRangeException(nameof(index));

        public IEnumerator<long> GetEnumerator()
        {
            for (var i = 0; i < count; i++)
                yield return first + i;
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
