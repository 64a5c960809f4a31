using System.Globalization;

namespace Daybook.Engine.Explaining;

/// <summary>Numbers as explanations say them.</summary>
internal static class ExplanationText
{
    /// <summary>A score with at most four digits behind the point.</summary>
    public static string Score(double score) => score.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A score beside the limit that it is compared with: all of its digits when four would make them look the same.</summary>
    public static string Score(double score, double limit) => Score(score) == Score(limit) ? score.ToString("R", CultureInfo.InvariantCulture) : Score(score);

    /// <summary>A fraction of the portfolio in percent.</summary>
    public static string Size(double fraction) => (100 * fraction).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    /// <summary>A count with its noun.</summary>
    public static string Count(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    /// <summary>A rank in words: <c>best</c>, <c>2nd best</c>.</summary>
    public static string Rank(int rank)
    {
        var ending = (rank % 100, rank % 10) switch
        {
            (11 or 12 or 13, _) => "th",
            (_, 1) => "st",
            (_, 2) => "nd",
            (_, 3) => "rd",
            _ => "th",
        };
        return rank == 1 ? "best" : string.Create(CultureInfo.InvariantCulture, $"{rank}{ending} best");
    }

    /// <summary>Words in a row: <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> words) => words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";
}
