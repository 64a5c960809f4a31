using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Daybook.Cli;

/// <summary>What options may hold.</summary>
internal static class Limits
{
    /// <summary>A whole number inside the bounds, both inclusive.</summary>
    public static Func<ArgumentResult, int> Between(int least, int most) => result => (int)Whole(result, least, most);

    /// <summary>A count of events.</summary>
    public static Func<ArgumentResult, long?> Count() => result => Whole(result, 0, long.MaxValue);

    /// <summary>One of a few words.</summary>
    public static Action<OptionResult> Among(params string[] words) => result =>
    {
        if (result.Tokens is [var token] && !words.Contains(token.Value, StringComparer.Ordinal))
            result.AddError($"{result.Option.Name}: '{token.Value}' is not one of {string.Join(", ", words)}");
    };

    /// <summary>Refuses two options together.</summary>
    public static Action<CommandResult> NotBoth(Option one, Option other) => result =>
    {
        if (result.GetResult(one) is { Implicit: false } && result.GetResult(other) is { Implicit: false })
            result.AddError($"{one.Name} and {other.Name} contradict each other; give one of them");
    };

    private static long Whole(ArgumentResult result, long least, long most)
    {
        var (name, text) = (result.Parent is OptionResult option ? option.Option.Name : result.Argument.Name, result.Tokens[0].Value);
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            result.AddError($"{name}: '{text}' is not a whole number");
        else if (number < least || number > most)
            result.AddError($"{name} {number} is outside {Quantity.Count(least)} to {Quantity.Count(most)}");
        else
            return number;
        return 0;
    }
}
