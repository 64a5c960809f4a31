using System.CommandLine;

namespace Daybook.Cli;

/// <summary>The options that every verb has.</summary>
internal static class GlobalOptions
{
    /// <summary>The journal when neither the option nor the variable names one.</summary>
    public const string DefaultJournal = "daybook.db";

    /// <summary>The variable that names the journal.</summary>
    public const string JournalVariable = "DAYBOOK_JOURNAL";

    public static Option<string?> Journal { get; } = new("--journal", "-j")
    {
        Description = "The journal's file (default: daybook.db, or the variable DAYBOOK_JOURNAL)",
        HelpName = "FILE",
        Recursive = true,
    };

    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Print JSON: one document, or a line per event",
        Recursive = true,
    };

    public static Option<string?> Now { get; } = new("--now")
    {
        Description = "The base of relative times (default: the newest event's time)",
        HelpName = "TIME",
        Recursive = true,
    };

    /// <summary>All of them, in the order of the help.</summary>
    public static IReadOnlyList<Option> All { get; } = [Journal, Json, Now];
}
