using System.CommandLine;
using Daybook.Filters;

namespace Daybook.Cli.Commands;

/// <summary>A filter on the command line: one argument, or an option, not both.</summary>
internal static class FilterArgument
{
    public static Argument<string?> Argument() => new("filter")
    {
        HelpName = "FILTER",
        Description = "A condition, such as \"asset = 'NVDA' and action = 'block'\"",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Option<string?> Option() => new("--filter", "-f") { HelpName = "FILTER", Description = "A condition, such as \"category = 'protection'\"" };

    public static Option<string?> Session() => new("--session") { HelpName = "ID", Description = "Only this session's events" };

    /// <summary>The filter's text as it was given, or null.</summary>
    /// <exception cref="MisuseException">It was given twice.</exception>
    public static string? Text(string? argument, string? option) => argument is not null && option is not null
        ? throw new MisuseException("the filter was given twice; give it as an argument or with --filter, not both")
        : argument ?? option;

    /// <summary>The filter that was given, or null.</summary>
    /// <exception cref="MisuseException">It was given twice.</exception>
    public static Filter? Read(string? argument, string? option, DateTimeOffset now, string? session = null)
    {
        var filter = Text(argument, option) is { } text && !string.IsNullOrWhiteSpace(text) ? Filter.Parse(text, now) : null;
        if (session is null)
            return filter;
        var ofSession = Filter.Equal(EventField.Session, session);
        return filter is null ? ofSession : Filter.And(ofSession, filter);
    }
}
