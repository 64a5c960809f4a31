using Daybook.Events;

namespace Daybook.Exchange.Importing;

/// <summary>Recognises the events that the system itself recorded.</summary>
internal static class NativeEvent
{
    /// <summary>The event exactly as the columns say, if the system itself records such an event; a type outside the catalogue is one of its own. Otherwise null.</summary>
    public static PortfolioEvent? Find(EventFields fields)
    {
        try
        {
            var type = fields.Type!;
            if (type.IsForeign)
                fields.Type = EventType.Define(type.Name, type.Category);
            var made = PortfolioEvent.Create(fields);

            // A missing action would be filled in.
            return made.Action == fields.Action ? made : null;
        }
        catch (ArgumentException)
        {
            // The column that does not fit is no error here: whatever can be stored is kept, as evidence.
            return null;
        }
    }
}
