using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Daybook.Storage;

/// <summary>A place between two events of a query: right behind the event (<paramref name="OccurredMicros"/>, <paramref name="Id"/>), seen in the journal's <paramref name="Epoch"/>.</summary>
/// <remarks>
/// A cursor is a place in the order of (occurred, id), not a reference to an event, so it stays valid when the journal is recovered: the pages behind it then hold
/// what survived there. <paramref name="Epoch"/> lets a reader see that the journal changed under its pages; a position in a subscription is checked (<see cref="JournalPosition"/>).
/// </remarks>
/// <param name="Epoch">The journal's epoch when the page was read.</param>
/// <param name="OccurredMicros">The last event's <c>occurred</c>, in microseconds.</param>
/// <param name="Id">The last event's id.</param>
public sealed record QueryCursor(int Epoch, long OccurredMicros, long Id)
{
    /// <summary>The cursor as text, for URLs and command lines.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}.{OccurredMicros}.{Id}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out QueryCursor? cursor)
    {
        cursor = null;
        var parts = text?.Split('.');
        if (parts is not { Length: 3 }
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
            || !long.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var occurred)
            || !long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        cursor = new QueryCursor(epoch, occurred, id);
        return true;
    }
}
