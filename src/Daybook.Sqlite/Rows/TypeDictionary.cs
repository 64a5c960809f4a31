using Daybook.Events;
using Daybook.Sqlite.Driver;

namespace Daybook.Sqlite.Rows;

/// <summary>The table of event types: a number for each pair of name and category, and which of them are registered in this journal.</summary>
internal sealed class TypeDictionary
{
    private const int MostMissing = 100_000;

    private readonly List<(EventType? Type, bool Registered)> _types = [];
    private readonly Dictionary<EventType, int> _ids = [];
    private readonly Dictionary<EventType, int> _builtIn = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, EventType> _registered = new(StringComparer.Ordinal);

    public int Count => _types.Count;

    public IEnumerable<EventType> Registered => _registered.Values;

    /// <summary>The type's number, or 0.</summary>
    public int Find(EventType type)
    {
        // A built-in type is one object, which is found faster than a name and a category.
        if (!type.IsBuiltIn)
            return _ids.GetValueOrDefault(type);
        if (!_builtIn.TryGetValue(type, out var id) && _ids.TryGetValue(type, out id))
            _builtIn.Add(type, id);
        return id;
    }

    /// <summary>The type that was registered under a name, or null.</summary>
    public EventType? FindRegistered(string name) => _registered.GetValueOrDefault(name);

    /// <summary>The type of a number.</summary>
    /// <exception cref="InvalidDataException">The file names a number that it does not explain.</exception>
    public EventType this[long id] => id >= 1 && id <= _types.Count && _types[(int)id - 1].Type is { } type ? type : throw new InvalidDataException($"event_type {id} is not in its dictionary.");

    public int Add(EventType type, bool registered)
    {
        _types.Add((type, registered));
        _ids.TryAdd(type, _types.Count);
        if (registered)
            _registered.TryAdd(type.Name, type);
        return _types.Count;
    }

    /// <summary>Marks a type that came with an import as registered by this journal.</summary>
    public void Register(EventType type)
    {
        var id = Find(type);
        _types[id - 1] = (type, true);
        _registered.TryAdd(type.Name, type);
    }

    public void Clear()
    {
        _types.Clear();
        _ids.Clear();
        _builtIn.Clear();
        _registered.Clear();
    }

    /// <summary>Reads all types again: they are few, and an old one may have been registered since.</summary>
    public void Load(SqliteDatabase database)
    {
        Clear();
        foreach (var (id, name, category, registered) in database.Query(
                     "SELECT id, name, category, registered FROM event_type ORDER BY id",
                     row => (row.Integer(0), row.Text(1), row.Text(2), row.Integer(3) != 0)))
        {
            if (id != Count + 1)
                throw new InvalidDataException($"The dictionary of event types has a gap before {id}.");
            Add(Resolve(name, category, registered), registered);
        }
    }

    /// <summary>Reads those types of a damaged file that are there.</summary>
    public void LoadSurviving(SqliteDatabase database)
    {
        foreach (var (id, name, category, registered) in database.QuerySurviving(
                     "SELECT id, name, category, registered FROM event_type ORDER BY id",
                     row => (row.Integer(0), row.Text(1), row.Text(2), row.Integer(3) != 0)))
        {
            if (id <= Count || id > Count + MostMissing)
                continue;
            while (Count < id - 1)
                _types.Add((null, false));
            Add(Resolve(name, category, registered), registered);
        }
    }

    private static EventType Resolve(string name, string category, bool registered)
    {
        var type = EventType.Foreign(name, EventCategory.Foreign(category));
        return registered && type.IsForeign && EventType.IsWellFormed(name) && EventCategory.TryParse(category, out var known) && EventTypes.Find(name) is null
            ? EventType.Define(name, known)
            : type;
    }
}
