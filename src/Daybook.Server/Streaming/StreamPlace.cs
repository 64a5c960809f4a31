using System.Globalization;
using Daybook.Storage;

namespace Daybook.Server.Streaming;

/// <summary>Places in a journal as the ids of server-sent events: <c>EPOCH-SEQUENCE</c>.</summary>
internal static class StreamPlace
{
    /// <summary>The place as an id.</summary>
    public static string Text(JournalPosition place) => string.Create(CultureInfo.InvariantCulture, $"{place.Epoch}-{place.Id}");

    /// <summary>Reads an id; <c>EPOCH.SEQUENCE</c>, as the tool writes places, is read too.</summary>
    public static bool TryRead(string text, out JournalPosition place) => JournalPosition.TryParse(text.Replace('-', '.'), out place);
}
