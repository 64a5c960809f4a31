namespace Daybook.Engine.Scoring;

/// <summary>
/// Combines the technical and the fundamental score of an asset, as Daybook's reference system does: weighted 0.6 and 0.4; a fundamental score of 0 counts as
/// missing and leaves the technical one alone; a held asset's score is multiplied by 1.02, against needless changes.
/// Unlike there, an asset whose prices cannot be used has no score instead of 0: an error is no reason to sell.
/// </summary>
internal static class AssetScoring
{
    private const double HeldFactor = 1.02;
    private const double FullConfidence = 0.8;
    private const double ConfidenceWithGaps = 0.6;

    /// <summary>Scores an asset at a date from what was known then.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="closes">Its closes, or null when there are none.</param>
    /// <param name="fundamentals">Fundamental scores, or null when there are none.</param>
    /// <param name="isHeld">True when there is a position.</param>
    /// <param name="asOf">The date, UTC.</param>
    /// <param name="options">What counts.</param>
    /// <param name="technicalOptions">How the technical score is made, or null for the defaults.</param>
    public static AssetScore Of(string asset, CloseSeries? closes, FundamentalScores? fundamentals, bool isHeld, DateTimeOffset asOf, ScoringOptions options, TechnicalScoreOptions? technicalOptions = null)
    {
        options.Validate();
        var technical = !options.Technical ? null
            : closes is null ? new TechnicalResult(TechnicalCodes.TooLittleHistory, "there are no closes")
            : TechnicalScore.Of(closes, asOf, technicalOptions ?? new TechnicalScoreOptions());
        return Combine(asset, technical, options.Fundamental ? fundamentals?.At(asset, asOf) : null, isHeld, options);
    }

    /// <summary>Combines scores that were made before.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="technical">The technical score, or null when it was not asked; not looked at when that analysis is disabled.</param>
    /// <param name="fundamental">The fundamental score, 0..1, or null when there is none; not looked at when that analysis is disabled. One that is not finite
    /// counts as none.</param>
    /// <param name="isHeld">True when there is a position.</param>
    /// <param name="options">What counts.</param>
    public static AssetScore Combine(string asset, TechnicalResult? technical, double? fundamental, bool isHeld, ScoringOptions options) =>
        Make(asset, technical, fundamental, isHeld, options, isRead: true);

    /// <summary>Combines scores that were made before; without a reason where nobody reads it.</summary>
    internal static AssetScore Make(string asset, TechnicalResult? technical, double? fundamental, bool isHeld, ScoringOptions options, bool isRead)
    {
        options.Validate();
        technical = options.Technical ? technical : null;
        fundamental = options.Fundamental && fundamental is { } given && double.IsFinite(given) ? Math.Clamp(given, 0, 1) : null;
        var (code, value, confidence) = (options.Technical, options.Fundamental) switch
        {
            (true, true) => Both(technical?.Score, fundamental, options),
            (true, false) => Alone(technical?.Score, ScoreCodes.TechnicalOnly, ScoreCodes.NoTechnicalScore),
            _ => Alone(fundamental, ScoreCodes.FundamentalOnly, ScoreCodes.NoFundamentalScore),
        };
        value *= isHeld ? HeldFactor : 1;
        var reason = isRead ? Reason(code, value, technical, fundamental) : string.Empty;
        return new AssetScore(asset, isHeld, code, reason, value, confidence, technical, fundamental);
    }

    private static (string Code, double? Value, double Confidence) Both(double? technical, double? fundamental, ScoringOptions options)
    {
        if (technical is not { } prices)
            return (ScoreCodes.NoTechnicalScore, null, 0);
        var isMissing = fundamental is null or 0;
        if (isMissing && prices > 0)
            return (ScoreCodes.TechnicalOnly, prices, ConfidenceWithGaps);
        return (ScoreCodes.Combined, Weighted(prices, fundamental ?? 0, options), isMissing ? ConfidenceWithGaps : FullConfidence);
    }

    private static (string Code, double? Value, double Confidence) Alone(double? score, string code, string missing) =>
        score is null ? (missing, null, 0) : (code, score, FullConfidence);

    private static double Weighted(double technical, double fundamental, ScoringOptions options)
    {
        var weights = options.TechnicalWeight + options.FundamentalWeight;
        return Math.Clamp(((technical * options.TechnicalWeight) + (fundamental * options.FundamentalWeight)) / weights, 0, 1);
    }

    private static string Reason(string code, double? value, TechnicalResult? technical, double? fundamental) => code switch
    {
        ScoreCodes.NoTechnicalScore => $"no score: {technical?.Reason ?? "no prices were looked at"}",
        ScoreCodes.NoFundamentalScore => "no score: there is no fundamental score",
        ScoreCodes.TechnicalOnly => $"score {Decimals.Three(value.GetValueOrDefault())} from prices alone: {technical!.Reason}",
        ScoreCodes.FundamentalOnly => $"score {Decimals.Three(value.GetValueOrDefault())} from the fundamental score alone",
        _ => $"score {Decimals.Three(value.GetValueOrDefault())} from prices {Decimals.Three(technical!.Score.GetValueOrDefault())} and the fundamental score {Decimals.Three(fundamental ?? 0)}",
    };
}
