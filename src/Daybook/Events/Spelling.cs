namespace Daybook.Events;

/// <summary>Finds what a misspelt name probably means: at most a third of its letters, rounded up, are wrong. Capital letters make no difference in it.</summary>
public static class Spelling
{
    private const int Longest = 60;

    /// <summary>The candidate that is nearest, or null when none is near; of equally near ones the first.</summary>
    /// <param name="text">The name as it was written; of more than 60 characters nothing is near.</param>
    /// <param name="candidates">The names that there are, in small letters.</param>
    public static string? Nearest(string text, IEnumerable<string> candidates) => Near(text, candidates).FirstOrDefault();

    /// <summary>The candidates that are near, the nearest first.</summary>
    /// <param name="text">The name as it was written; of more than 60 characters nothing is near.</param>
    /// <param name="candidates">The names that there are, in small letters.</param>
    public static IEnumerable<string> Near(string text, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(candidates);
        return text.Length > Longest
            ? []
            : candidates
                .Select(candidate => (Candidate: candidate, Distance: Distance(text.ToLowerInvariant(), candidate)))
                .Where(pair => pair.Distance <= (text.Length + 2) / 3)
                .OrderBy(pair => pair.Distance)
                .Select(pair => pair.Candidate);
    }

    /// <summary>The number of letters to add, remove or change (Levenshtein).</summary>
    private static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            row[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
