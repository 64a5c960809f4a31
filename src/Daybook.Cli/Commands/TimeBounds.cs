using System.CommandLine;

namespace Daybook.Cli.Commands;

/// <summary>The bounds of <c>occurred</c>, for the verbs that look at a window.</summary>
internal static class TimeBounds
{
    public static Option<string?> From() => new("--from") { HelpName = "TIME", Description = "The start, inclusive: 2025-03-05, or relative, such as -7d" };

    public static Option<string?> To() => new("--to") { HelpName = "TIME", Description = "The end, exclusive" };
}
