using System.Collections.Immutable;

namespace Daybook.Engine.Scoring;

/// <summary>Scores of assets that somebody made from their business: 0 (worst) to 1 (best), each from a date on. Immutable.</summary>
public sealed class FundamentalScores
{
    private readonly ImmutableDictionary<string, ImmutableArray<FundamentalScore>> _scores;

    private FundamentalScores(IEnumerable<FundamentalScore> scores) => _scores = scores
        .GroupBy(score => score.Asset, StringComparer.Ordinal)
        .ToImmutableDictionary(group => group.Key, group => group.OrderBy(score => score.From).ToImmutableArray(), StringComparer.Ordinal);

    /// <summary>
    /// Reads scores from CSV. The first line names the columns <c>asset</c>, <c>score</c> and, if wanted, <c>date</c>, in any order; empty lines are skipped.
    /// A date is ISO 8601 in UTC, a day means its first moment; a score without one holds from the beginning of time.
    /// </summary>
    /// <param name="csv">The text.</param>
    /// <exception cref="FormatException">Lines cannot be read; the message names each (the first ten) and what is wrong with it.</exception>
    public static FundamentalScores Parse(string csv)
    {
        ArgumentNullException.ThrowIfNull(csv);
        return new FundamentalScores(FundamentalScoresReader.Read(csv));
    }

    /// <summary>The assets that have scores, in ordinal order.</summary>
    public IEnumerable<string> Assets => _scores.Keys.Order(StringComparer.Ordinal);

    /// <summary>The asset's score at a date: the newest that is not dated after it; null when there is none.</summary>
    /// <param name="asset">The asset; capitals matter.</param>
    /// <param name="at">The date, UTC.</param>
    public double? At(string asset, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(asset);
        if (!_scores.TryGetValue(asset, out var scores))
            return null;
        for (var i = scores.Length - 1; i >= 0; i--)
        {
            if (scores[i].From <= at)
                return scores[i].Score;
        }

        return null;
    }
}
