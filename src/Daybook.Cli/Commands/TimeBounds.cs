using System.CommandLine;
using Daybook.Cli.Text;

namespace Daybook.Cli.Commands;

/// <summary>The bounds of <c>occurred</c>, for the verbs that look at a window.</summary>
internal static class TimeBounds
{
    public static Option<string?> From() => new("--from") { HelpName = "TIME", Description = "The start, inclusive: 2025-03-05, or relative, such as -7d" };

    public static Option<string?> To() => new("--to") { HelpName = "TIME", Description = "The end, exclusive" };

    /// <summary>The window that was asked for.</summary>
    /// <exception cref="MisuseException">A bound is no time, or nothing fits between the two.</exception>
    public static (DateTimeOffset? From, DateTimeOffset? To) Read(Invocation run, Option<string?> from, Option<string?> to, DateTimeOffset now)
    {
        var window = (From: run.GetTime(from, now), To: run.GetTime(to, now));
        return window.From >= window.To
            ? throw new MisuseException($"there is no time between --from {TimeText.Exact(window.From.Value)} and --to {TimeText.Exact(window.To.Value)}; the end is exclusive")
            : window;
    }
}
