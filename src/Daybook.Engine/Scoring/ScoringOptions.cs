namespace Daybook.Engine.Scoring;

/// <summary>What an asset's score is made of. The two weights count in proportion to their sum.</summary>
public sealed record ScoringOptions
{
    /// <summary>Whether prices count. Default: true.</summary>
    public bool EnableTechnicalAnalysis { get; init; } = true;

    /// <summary>Whether fundamental scores count. Default: true.</summary>
    public bool EnableFundamentalAnalysis { get; init; } = true;

    /// <summary>The weight of the technical score, 0..1. Default: 0.6.</summary>
    public double TechnicalWeight { get; init; } = 0.6;

    /// <summary>The weight of the fundamental score, 0..1. Default: 0.4.</summary>
    public double FundamentalWeight { get; init; } = 0.4;

    /// <summary>How the technical score is made.</summary>
    public TechnicalScoreOptions Technical { get; init; } = new();
}
