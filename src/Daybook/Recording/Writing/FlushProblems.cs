using System.Globalization;
using System.Text;
using Daybook.Events;

namespace Daybook.Recording.Writing;

/// <summary>Puts into words what a flush could not do.</summary>
internal static class FlushProblems
{
    public static JournalFlushException Describe(string location, RefusalReport? refusals, long waiting, bool unsynced, Exception? cause)
    {
        var text = new StringBuilder("The journal ").Append(location).Append(" lacks something that was recorded:");
        var culture = CultureInfo.InvariantCulture;
        if (refusals is not null)
        {
            text.Append(
                culture,
                $" {refusals.Count:N0} events were refused between {IsoTime.Format(refusals.First)} and {IsoTime.Format(refusals.Last)}, because {refusals.Cause}");
            if (refusals.InDoubt > 0)
                text.Append(culture, $" ({refusals.InDoubt:N0} of them were being written and may be there all the same)");
            text.Append('.');
        }

        if (waiting > 0)
            text.Append(culture, $" {waiting:N0} events wait in the buffer and are tried again; flush again to hear of them.");
        if (unsynced && cause is not null)
            text.Append(" What was committed survives a killed process, but could not be forced to the disk.");
        if (cause is not null)
            text.Append(culture, $" The store said: {cause.Message}");
        text.Append(" Everything else that was recorded before is there.");
        return new JournalFlushException(text.ToString(), refusals?.Count ?? 0, refusals?.InDoubt ?? 0, waiting, cause);
    }
}
