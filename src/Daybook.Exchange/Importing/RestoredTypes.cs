using Daybook.Events;
using Daybook.Storage;

namespace Daybook.Exchange.Importing;

/// <summary>The types beyond the catalogue that a source's restored rows register, and the row that is the first of each.</summary>
internal sealed class RestoredTypes
{
    private readonly Dictionary<string, (EventType Type, ImportPlace Place)> _types = new(StringComparer.Ordinal);

    /// <summary>Takes a row into account.</summary>
    /// <exception cref="ImportException">Its type has another category than in a row before.</exception>
    public void Add(ImportRow row)
    {
        var type = row.Event.Type;
        if (row.RestoredFrom is not { } place || row.Event.IsImported || type.IsBuiltIn)
            return;
        if (!_types.TryAdd(type.Name, (type, place)) && _types[type.Name].Type.Category != type.Category)
            throw Conflict(place, type, _types[type.Name].Type.Category, $"in the row at {_types[type.Name].Place}");
    }

    /// <summary>Compares with the types that a journal has registered.</summary>
    /// <exception cref="ImportException">The journal has one under another category.</exception>
    public void Require(IEnumerable<EventType> registered)
    {
        foreach (var known in registered)
        {
            if (_types.TryGetValue(known.Name, out var own) && own.Type.Category != known.Category)
                throw Conflict(own.Place, own.Type, known.Category, "in this journal");
        }
    }

    /// <summary>The error of a row whose type the journal has refused.</summary>
    public ImportException Refused(TypeConflictException conflict) =>
        Conflict(_types[conflict.Given.Name].Place, conflict.Given, conflict.Registered.Category, "in this journal");

    private static ImportException Conflict(ImportPlace place, EventType type, EventCategory other, string where) =>
        new(place, $"event_category: '{type}' is of category '{type.Category}' here and of '{other}' {where}; one journal keeps a type in one category");
}
