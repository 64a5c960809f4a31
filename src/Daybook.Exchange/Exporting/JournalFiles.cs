namespace Daybook.Exchange.Exporting;

/// <summary>The files that make up a journal on the disk.</summary>
internal static class JournalFiles
{
    /// <summary>The journal's file, and those that are next to it under its name.</summary>
    public static IEnumerable<string> Of(string location) => [location, $"{location}-wal", $"{location}-shm", $"{location}-journal", $"{location}.anchor"];
}
