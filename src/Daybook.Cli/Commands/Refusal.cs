using System.CommandLine;
using Daybook.Operations;

namespace Daybook.Cli.Commands;

/// <summary>A refusal in the words of the command line: under the option or argument that is meant, and with the command that helps.</summary>
internal static class Refusal
{
    /// <summary>What is to be shown, a line each.</summary>
    /// <param name="refused">The refusal.</param>
    /// <param name="verb">The verb that was run.</param>
    public static IReadOnlyList<string> Lines(RefusedException refused, Command verb)
    {
        var help = refused.Code switch
        {
            RefusalCode.SessionNotFound => "; 'daybook session' lists the recent ones",
            RefusalCode.AmbiguousPortfolio => ": --portfolio NAME, with \"\" for one without a name",
            _ => string.Empty,
        };

        // What is not there, or cannot be read at some column, says by itself what it is about.
        var isUnder = refused.Code is RefusalCode.InvalidValue or RefusalCode.InvalidTime or RefusalCode.MissingValue or RefusalCode.Contradiction;
        var named = isUnder && refused.Parameter is { } parameter ? NameOf(parameter, verb) + ": " : string.Empty;
        return [named + refused.Lines[0] + help, .. refused.Lines.Skip(1)];
    }

    /// <summary>What the command line calls a member of a request.</summary>
    private static string NameOf(string parameter, Command verb)
    {
        var name = parameter.Replace('_', '-');
        var argument = verb.Arguments.FirstOrDefault(argument => argument.Name == name);
        return argument is null || verb.Options.Any(option => option.Name == "--" + name) ? "--" + name : argument.HelpName ?? argument.Name.ToUpperInvariant();
    }
}
