using System.CommandLine;

namespace Daybook.Cli.Commands;

/// <summary>A filter on the command line: one argument, or an option, not both.</summary>
internal static class FilterArgument
{
    public static Argument<string?> Argument()
    {
        var filter = new Argument<string?>("filter")
        {
            HelpName = "FILTER",
            Description = "A condition, such as \"asset = 'NVDA' and action = 'block'\"",
            Arity = ArgumentArity.ZeroOrOne,
        };

        // No filter begins with a dash: it is an option with a wrong name.
        filter.Validators.Add(given =>
        {
            if (given.Tokens is [{ Value: ['-', ..] option }])
                given.AddError($"Unrecognized command or argument '{option}'");
        });
        return filter;
    }

    public static Option<string?> Option() => new("--filter", "-f") { HelpName = "FILTER", Description = "A condition, such as \"category = 'protection'\"" };

    public static Option<string?> Session() => new("--session") { HelpName = "ID", Description = "Only this session's events: its id, or how the id begins" };

    /// <summary>The filter's text as it was given, or null.</summary>
    /// <exception cref="MisuseException">It was given twice.</exception>
    public static string? Text(string? argument, string? option) => argument is not null && option is not null
        ? throw new MisuseException("the filter was given twice; give it as an argument or with --filter, not both")
        : argument ?? option;
}
