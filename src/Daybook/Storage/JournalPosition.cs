using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Daybook.Storage;

/// <summary>A place in the journal's order of ids: behind the event <paramref name="Id"/>, seen in <paramref name="Epoch"/>. <c>default</c> is the journal's beginning.</summary>
/// <param name="Epoch">The journal's epoch.</param>
/// <param name="Id">The id of the last event that was taken; 0: none.</param>
public readonly record struct JournalPosition(int Epoch, long Id)
{
    /// <summary>The position as text: <c>epoch.id</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}.{Id}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out JournalPosition position)
    {
        position = default;
        var parts = text?.Split('.');
        if (parts is not { Length: 2 }
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        position = new JournalPosition(epoch, id);
        return true;
    }
}
