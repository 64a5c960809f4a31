using System.CommandLine;

namespace Daybook.Cli.Commands;

/// <summary><c>--page</c>: JSON with the cursor, for verbs that print a line per event otherwise.</summary>
internal static class PageOption
{
    public static Option<bool> Create() => new("--page") { Description = "With --json: one document per page, with its events and the cursor of the next page, instead of a line per event" };

    /// <summary>Whether it was given.</summary>
    /// <exception cref="MisuseException">It was, without --json.</exception>
    public static bool Read(Invocation run, Option<bool> page) => run.Get(page) && !run.Json ? throw new MisuseException("--page changes the form of JSON; add --json") : run.Get(page);
}
