using Daybook.Sqlite.Driver;

namespace Daybook.Sqlite.Rows;

/// <summary>
/// One table of repeated texts and their ids (from 1). Grows inside the writer's transaction; <see cref="Truncate"/> drops what a rollback undid.
/// </summary>
internal sealed class TextDictionary(string table)
{
    private const int MostMissing = 1_000_000;

    private readonly List<string?> _texts = [];
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private string? _newest;
    private int _newestId;

    public string Table => table;

    public int Count => _texts.Count;

    /// <summary>The text's number, or 0.</summary>
    public int Find(string text)
    {
        // Most events have the session, the actor and the regime of the one before, as the same object.
        if (ReferenceEquals(text, _newest))
            return _newestId;
        var id = _ids.GetValueOrDefault(text);
        if (id != 0)
            (_newest, _newestId) = (text, id);
        return id;
    }

    /// <summary>The text of a number.</summary>
    /// <exception cref="InvalidDataException">The file names a number that it does not explain.</exception>
    public string this[long id] => id >= 1 && id <= _texts.Count && _texts[(int)id - 1] is { } text ? text : throw new InvalidDataException($"{table} {id} is not in its dictionary.");

    /// <summary>All texts, in the order of their numbers.</summary>
    public IReadOnlyList<string> Texts => _texts!;

    /// <summary>Adds a text and returns its number.</summary>
    public int Add(string text)
    {
        _texts.Add(text);
        _ids.TryAdd(text, _texts.Count);
        return _texts.Count;
    }

    public void Truncate(int count)
    {
        _newest = null;
        for (var i = _texts.Count - 1; i >= count; i--)
        {
            if (_texts[i] is { } text && _ids.GetValueOrDefault(text) == i + 1)
                _ids.Remove(text);
        }

        _texts.RemoveRange(count, _texts.Count - count);
    }

    /// <summary>Reads the texts that were added since.</summary>
    public void LoadNew(SqliteDatabase database)
    {
        foreach (var (id, text) in database.Query($"SELECT id, text FROM {table} WHERE id > {Count} ORDER BY id", row => (row.Integer(0), row.Text(1))))
        {
            if (id != Count + 1)
                throw new InvalidDataException($"The dictionary of {table} has a gap before {id}.");
            Add(text);
        }
    }

    /// <summary>Reads those texts of a damaged file that are there.</summary>
    public void LoadSurviving(SqliteDatabase database)
    {
        foreach (var (id, text) in database.QuerySurviving($"SELECT id, text FROM {table} ORDER BY id", row => (row.Integer(0), row.Text(1))))
        {
            // A number far beyond is damage too, and would cost memory.
            if (id <= Count || id > Count + MostMissing)
                continue;
            while (Count < id - 1)
                _texts.Add(null);
            Add(text);
        }
    }
}
