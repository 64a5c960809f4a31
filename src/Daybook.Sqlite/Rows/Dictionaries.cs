using Daybook.Sqlite.Driver;

namespace Daybook.Sqlite.Rows;

/// <summary>All dictionaries of a file, as one reader or writer knows them.</summary>
internal sealed class Dictionaries
{
    public TypeDictionary Types { get; } = new();

    public TextDictionary Assets { get; } = new("asset");

    public TextDictionary Regimes { get; } = new("regime");

    public TextDictionary Actions { get; } = new("action");

    public TextDictionary Sessions { get; } = new("session");

    public TextDictionary Actors { get; } = new("actor");

    public TextDictionary Origins { get; } = new("origin");

    /// <summary>The size that the file's head had when these were loaded: it rises with every text, type and registration.</summary>
    public long Size { get; set; }

    public IEnumerable<TextDictionary> Texts => [Assets, Regimes, Actions, Sessions, Actors, Origins];

    /// <summary>Loads what the file has beyond this, when the head's size says that there is something.</summary>
    public void Refresh(SqliteDatabase database, long size)
    {
        if (size == Size)
            return;
        Types.Load(database);
        foreach (var texts in Texts)
            texts.LoadNew(database);
        Size = size;
    }

    /// <summary>Loads what can be read of a damaged file's: a row with a number that has no text there cannot be read.</summary>
    public void LoadSurviving(SqliteDatabase database)
    {
        Types.LoadSurviving(database);
        foreach (var texts in Texts)
            texts.LoadSurviving(database);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Types.Clear();
        foreach (var texts in Texts)
            texts.Truncate(0);
        Size = 0;
    }
}
