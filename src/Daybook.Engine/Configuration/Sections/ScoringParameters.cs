using Daybook.Engine.Configuration.Parameters;

namespace Daybook.Engine.Configuration.Sections;

/// <summary>The parameters of the section <c>scoring</c>.</summary>
internal static class ScoringParameters
{
    public static ParameterSection Section { get; } = new SectionTable<ScoringSettings>("scoring", c => c.Scoring, (c, section) => c with { Scoring = section })
        .Flag(
            "technical", s => s.Technical, (s, value) => s with { Technical = value },
            new ParameterNote("Whether the technical analysis has a say.", ParameterTier.Intermediate, "enable_technical_analysis"))
        .Flag(
            "fundamental", s => s.Fundamental, (s, value) => s with { Fundamental = value },
            new ParameterNote("Whether the fundamental analysis has a say.", ParameterTier.Intermediate, "enable_fundamental_analysis"))
        .Number(
            "technical_weight", 0, 1, s => s.TechnicalWeight, (s, value) => s with { TechnicalWeight = value },
            new ParameterNote("The technical analysis's share of the score when both have a say.", ParameterTier.Intermediate, "technical_weight", "weight"))
        .Number(
            "fundamental_weight", 0, 1, s => s.FundamentalWeight, (s, value) => s with { FundamentalWeight = value },
            new ParameterNote("The fundamental analysis's share of the score when both have a say.", ParameterTier.Intermediate, "fundamental_weight", "weight"))
        .Timeframes(
            "timeframes", s => s.Timeframes, (s, value) => s with { Timeframes = value },
            new ParameterNote("The timeframes that the technical analysis looks at; Daybook's own looks at daily prices, 1d, whatever else is named.", ParameterTier.Advanced, "timeframes", Switch: "scoring.technical"))
        .Described("What a score is made of.");
}
