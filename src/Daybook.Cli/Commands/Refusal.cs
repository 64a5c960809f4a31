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
            RefusalCode.FileExists => "; --force replaces it",
            RefusalCode.FormatUnknown => ", or give --format",
            RefusalCode.SessionNotFound => "; 'daybook session' lists the recent ones",
            RefusalCode.AmbiguousPortfolio => ": --portfolio NAME, with \"\" for one without a name",
            RefusalCode.NoMarket => "; name daily prices with --prices PATH, or a simulated market with --simulate SEED",
            RefusalCode.LockNotFound => "; 'daybook state', of that portfolio, lists the locks",
            RefusalCode.ReplayNotFound => refused.Parameter is null ? "; make one with 'daybook replay', or name prices with --prices or --simulate" : "; name a replay, or prices with --prices or --simulate",
            RefusalCode.SettingsNotFound => "; give its configuration with --config or --preset",
            RefusalCode.SettingUnknown when !refused.Message.EndsWith('?') => "; 'daybook config show' lists them",
            RefusalCode.RuleNotFound => "; 'daybook audit --list-rules' prints them",
            _ => string.Empty,
        };

        // What is not there, or cannot be read at some column, says by itself what it is about.
        var isUnder = refused.Code is RefusalCode.InvalidValue or RefusalCode.InvalidTime or RefusalCode.MissingValue or RefusalCode.Contradiction
            or RefusalCode.InvalidInput or RefusalCode.ReplayNotFound or RefusalCode.InvalidConfiguration or RefusalCode.RuleNotFound;
        var named = isUnder && refused.Parameter is { } parameter ? NameOf(parameter, verb) + ": " : string.Empty;
        return [named + refused.Lines[0] + help, .. refused.Lines.Skip(1)];
    }

    /// <summary>What the command line calls a member of a request.</summary>
    private static string NameOf(string parameter, Command verb)
    {
        var name = parameter.Replace('_', '-');
        if (verb.Options.Any(option => option.Name == "--" + name))
            return "--" + name;

        // An argument may stand for one of several things: ID|ASSET.
        var word = name.ToUpperInvariant();
        return verb.Arguments.Any(argument => argument.HelpName?.Split('|').Contains(word, StringComparer.Ordinal) == true) ? word
            : verb.Arguments.FirstOrDefault(argument => argument.Name == name)?.HelpName ?? "--" + name;
    }
}
