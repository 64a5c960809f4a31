namespace Daybook.Engine.Configuration.Sections;

/// <summary>The section <c>scoring</c>: what a score is made of.</summary>
public sealed record ScoringSettings
{
    /// <summary>Whether the technical analysis has a say. Default: true.</summary>
    public bool Technical { get; init; } = true;

    /// <summary>Whether the fundamental analysis has a say. Default: true.</summary>
    public bool Fundamental { get; init; } = true;

    /// <summary>The technical analysis's share of the score when both have a say. Default: 0.6; 0 to 1 (weight).</summary>
    public double TechnicalWeight { get; init; } = 0.6;

    /// <summary>The fundamental analysis's share of the score when both have a say. Default: 0.4; 0 to 1 (weight).</summary>
    public double FundamentalWeight { get; init; } = 0.4;

    /// <summary>The timeframes that the technical analysis looks at; Daybook's own looks at daily prices, 1d, whatever else is named. Default: [1d, 4h, 1h].</summary>
    public TimeframeSet Timeframes { get; init; } = new("1d", "4h", "1h");
}
