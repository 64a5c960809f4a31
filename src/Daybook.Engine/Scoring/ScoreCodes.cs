namespace Daybook.Engine.Scoring;

/// <summary>How an asset's score came out.</summary>
public static class ScoreCodes
{
    /// <summary>Both parts count.</summary>
    public const string Combined = "combined";

    /// <summary>The technical score alone counts: the other analysis is disabled, or says nothing of this asset.</summary>
    public const string TechnicalOnly = "technical_only";

    /// <summary>The fundamental score alone counts: the other analysis is disabled.</summary>
    public const string FundamentalOnly = "fundamental_only";

    /// <summary>There is no score, because the technical one is enabled and could not be made.</summary>
    public const string NoTechnicalScore = "no_technical_score";

    /// <summary>There is no score, because only the fundamental one is enabled and there is none.</summary>
    public const string NoFundamentalScore = "no_fundamental_score";
}
