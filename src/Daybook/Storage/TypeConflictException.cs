using Daybook.Events;

namespace Daybook.Storage;

/// <summary>An event's type is registered in this journal under another category. Nothing of the request was added.</summary>
public sealed class TypeConflictException : InvalidOperationException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="given">The type as the event has it.</param>
    /// <param name="registered">The type as the journal knows it.</param>
    public TypeConflictException(EventType given, EventType registered)
        : base($"'{given?.Name}' is registered in this journal with category '{registered?.Category}', not '{given?.Category}'. Nothing was added; use the registered category or another name.")
    {
        Given = given!;
        Registered = registered!;
    }

    /// <summary>The type as the event has it.</summary>
    public EventType Given { get; }

    /// <summary>The type as the journal knows it.</summary>
    public EventType Registered { get; }
}
