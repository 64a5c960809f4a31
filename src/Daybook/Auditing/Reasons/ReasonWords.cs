using System.Text.RegularExpressions;

namespace Daybook.Auditing.Reasons;

/// <summary>Reads the words by which a reason claims something that the action or the numbers can contradict. In doubt a reason claims nothing.</summary>
internal static partial class ReasonWords
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int Timeout = 1_000;

    /// <summary>The reason says that the position is new: it begins with these words.</summary>
    public static bool SaysNew(string reason) => New().IsMatch(reason);

    /// <summary>The reason says that the asset is not, or no longer, selected.</summary>
    public static bool SaysLeft(string reason) => Left().IsMatch(reason);

    /// <summary>The reason says that nothing changed: it begins with these words.</summary>
    public static bool SaysUnchanged(string reason) => Unchanged().IsMatch(reason);

    /// <summary>The reason says that the score rose: it begins with these words.</summary>
    public static bool SaysScoreRose(string reason) => Rose().IsMatch(reason);

    /// <summary>The reason says that the score fell: it begins with these words.</summary>
    public static bool SaysScoreFell(string reason) => Fell().IsMatch(reason);

    [GeneratedRegex(@"^\s*(new (position|holding)|initial position|opening position|position opened|opened position)\b", Options, Timeout)]
    private static partial Regex New();

    [GeneratedRegex(@"\bno longer (in (the )?selection|selected)\b|\b(dropped from|fell out of|removed from) (the )?selection\b|^\s*(the )?asset (has )?left (the )?selection\b", Options, Timeout)]
    private static partial Regex Left();

    [GeneratedRegex(@"^\s*(no (significant )?change|unchanged)\b", Options, Timeout)]
    private static partial Regex Unchanged();

    [GeneratedRegex(@"^\s*(the )?score (improved|rose|increased)\b", Options, Timeout)]
    private static partial Regex Rose();

    [GeneratedRegex(@"^\s*(the )?score (declined|fell|decreased)\b", Options, Timeout)]
    private static partial Regex Fell();
}
