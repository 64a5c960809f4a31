using Daybook.Engine.Settings;
using static System.FormattableString;

namespace Daybook.Engine.Scoring;

/// <summary>The section <c>scoring</c>: what a score is made of.</summary>
public sealed record ScoringOptions
{
    /// <summary>Whether scores use technical analysis. Default: true.</summary>
    public bool Technical { get; init; } = true;

    /// <summary>Whether scores use fundamental analysis. Default: true.</summary>
    public bool Fundamental { get; init; } = true;

    /// <summary>The weight of technical analysis in the score when both are used. Default: 0.6; 0 to 1 (weight).</summary>
    public double TechnicalWeight { get; init; } = 0.6;

    /// <summary>The weight of fundamental analysis in the score when both are used. Default: 0.4; 0 to 1 (weight).</summary>
    public double FundamentalWeight { get; init; } = 0.4;

    /// <summary>The timeframes of the technical analysis; Daybook's own always uses daily prices, 1d. Default: [1d, 4h, 1h].</summary>
    public TimeframeSet Timeframes { get; init; } = new("1d", "4h", "1h");

    internal static Section<ScoringOptions> Section { get; } = new Section<ScoringOptions>("scoring", "What a score is made of.")
        .Flag("technical", s => s.Technical, (s, value) => s with { Technical = value },
            new("Whether scores use technical analysis.", SettingTier.Intermediate, "enable_technical_analysis"))
        .Flag("fundamental", s => s.Fundamental, (s, value) => s with { Fundamental = value },
            new("Whether scores use fundamental analysis.", SettingTier.Intermediate, "enable_fundamental_analysis"))
        .Number("technical_weight", 0, 1, "weight", s => s.TechnicalWeight, (s, value) => s with { TechnicalWeight = value },
            new("The weight of technical analysis in the score when both are used.", SettingTier.Intermediate, "technical_weight"))
        .Number("fundamental_weight", 0, 1, "weight", s => s.FundamentalWeight, (s, value) => s with { FundamentalWeight = value },
            new("The weight of fundamental analysis in the score when both are used.", SettingTier.Intermediate, "fundamental_weight"))
        .Of("timeframes", new TimeframesDomain(), s => s.Timeframes, (s, value) => s with { Timeframes = value },
            new("The timeframes of the technical analysis; Daybook's own always uses daily prices, 1d.", SettingTier.Advanced, "timeframes", "scoring.technical"))
        .Refuse("analysis_left", "At least one analysis is used.", ["technical", "fundamental"],
            s => s.Technical || s.Fundamental ? null : "no analysis is switched on; switch one on")
        .Refuse("weights_sum_to_one", "When both analyses are used, their weights add up to 1, within 0.01.", ["technical_weight", "fundamental_weight", "technical", "fundamental"],
            WeightsSumToOne);

    // A sum such as 0.605 + 0.405 is a rounding error over the tolerance, not a mistake.
    private static string? WeightsSumToOne(ScoringOptions scoring)
    {
        var sum = scoring.TechnicalWeight + scoring.FundamentalWeight;
        return !scoring.Technical || !scoring.Fundamental || Math.Abs(sum - 1) <= 0.01 + 1e-9
            ? null
            : Invariant($"the weights {scoring.TechnicalWeight:R} and {scoring.FundamentalWeight:R} add up to {Math.Round(sum, 6):R}, not to 1");
    }

    /// <summary>Refuses values outside their range, and values that contradict each other, all at once.</summary>
    /// <exception cref="ArgumentException">Anything is wrong; the message names each setting, its value and what is accepted.</exception>
    public void Validate() => Section.Validate(this);
}
