using Daybook.Engine.Scoring;

namespace Daybook.Engine.Replay;

/// <summary>Technical scores that several replays ask for, each made once.</summary>
/// <param name="market">The prices.</param>
/// <param name="options">How a score is made.</param>
internal sealed class SharedScores(ReplayMarket market, TechnicalScoreOptions options)
{
    // No score is under 0; one of exactly 0 is made again whenever it is asked for. A score takes 8 bytes here, and some hundred as what it is.
    private const double NotMade = 0;
    private const double None = -1;

    private readonly Dictionary<string, double[]> _scores = market.Closes.Keys.ToDictionary(asset => asset, _ => new double[market.DayOf(market.Dates[^1]) + 1], StringComparer.Ordinal);

    /// <summary>The asset's score at the end of a day, without its reason and its parts.</summary>
    public TechnicalResult Of(string asset, DateOnly date)
    {
        ref var known = ref _scores[asset][market.DayOf(date)];
        var score = Volatile.Read(ref known);
        if (score == NotMade)
            Volatile.Write(ref known, score = TechnicalScore.Make(market.Closes[asset], ReplayClock.Close(date), options, isRead: false).Score ?? None);
        return score == None ? Without : new TechnicalResult(TechnicalCodes.Scored, string.Empty, score);
    }

    private static TechnicalResult Without { get; } = new(TechnicalCodes.TooLittleHistory, string.Empty);
}
