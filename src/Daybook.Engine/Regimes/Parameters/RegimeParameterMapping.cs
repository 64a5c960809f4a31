using Daybook.Engine.Regimes.Detection;
using Daybook.Engine.Regimes.Transitions;

namespace Daybook.Engine.Regimes.Parameters;

/// <summary>Works out what a regime asks of the limits (the pipeline of Daybook's reference system).</summary>
internal static class RegimeParameterMapping
{
    private const double PreviousWeight = 0.3;

    /// <summary>Maps a reading to parameters, in five steps.</summary>
    /// <remarks>
    /// 1. The regime's row of <see cref="RegimeParameterTable"/>. 2. A recent transition's adjustments, weighted by its momentum m: a multiplier p becomes p x
    /// (1 + (a - 1) x m), another p + a x m. 3. The position limit, the risk scaling and the adjustment of the largest size x ((0.7 + 0.6 x confidence) + (0.8 + 0.4 x
    /// stability)) / 2. 4. Every number that is not a whole one moves only 0.7 of the way from the parameters before. 5. The limits that
    /// <see cref="RegimeParameters"/> states; days of grace are cut to whole ones towards 0.
    /// </remarks>
    /// <param name="reading">The regime.</param>
    /// <param name="transition">The recent transition, or null.</param>
    /// <param name="previous">The parameters in force before, or null when there are none.</param>
    public static RegimeParameters Map(RegimeReading reading, RegimeTransition? transition, RegimeParameters? previous)
    {
        var start = RegimeParameterTable.Of(reading.Regime);
        var (parameters, graceDays) = transition is null ? (start, start.GraceDaysAdjustment) : Adjust(start, transition);
        parameters = Scale(parameters, reading);
        if (previous is not null)
            parameters = Smooth(previous, parameters);
        return Limit(parameters, graceDays);
    }

    private static (RegimeParameters Parameters, double GraceDays) Adjust(RegimeParameters start, RegimeTransition transition)
    {
        var adjustment = TransitionAdjustment.Of(transition);
        var momentum = transition.Momentum;
        var parameters = start with
        {
            PositionLimitMultiplier = start.PositionLimitMultiplier * (1 + ((adjustment.PositionLimit - 1) * momentum)),
            ScoreThresholdAdjustment = start.ScoreThresholdAdjustment + (adjustment.ScoreThreshold * momentum),
            RiskScaling = start.RiskScaling * (1 + ((adjustment.RiskScaling - 1) * momentum)),
            WhipsawDaysAdjustment = start.WhipsawDaysAdjustment + (adjustment.WhipsawDays * momentum),
        };
        return (parameters, start.GraceDaysAdjustment + (adjustment.GraceDays * momentum));
    }

    private static RegimeParameters Scale(RegimeParameters parameters, RegimeReading reading)
    {
        var factor = (0.7 + (0.6 * reading.Confidence) + 0.8 + (0.4 * reading.Stability)) / 2;
        return parameters with
        {
            PositionLimitMultiplier = parameters.PositionLimitMultiplier * factor,
            RiskScaling = parameters.RiskScaling * factor,
            MaxSingleAdjustment = parameters.MaxSingleAdjustment * factor,
        };
    }

    private static RegimeParameters Smooth(RegimeParameters previous, RegimeParameters now)
    {
        return now with
        {
            PositionLimitMultiplier = Between(previous.PositionLimitMultiplier, now.PositionLimitMultiplier),
            MaxNewMultiplier = Between(previous.MaxNewMultiplier, now.MaxNewMultiplier),
            MaxTotalMultiplier = Between(previous.MaxTotalMultiplier, now.MaxTotalMultiplier),
            ScoreThresholdAdjustment = Between(previous.ScoreThresholdAdjustment, now.ScoreThresholdAdjustment),
            NewPositionThresholdAdjustment = Between(previous.NewPositionThresholdAdjustment, now.NewPositionThresholdAdjustment),
            MaxSingleAdjustment = Between(previous.MaxSingleAdjustment, now.MaxSingleAdjustment),
            RiskScaling = Between(previous.RiskScaling, now.RiskScaling),
            WhipsawDaysAdjustment = Between(previous.WhipsawDaysAdjustment, now.WhipsawDaysAdjustment),
            CoreThresholdAdjustment = Between(previous.CoreThresholdAdjustment, now.CoreThresholdAdjustment),
            BucketMaxAdjustment = Between(previous.BucketMaxAdjustment, now.BucketMaxAdjustment),
        };

        double Between(double before, double present) => (PreviousWeight * before) + ((1 - PreviousWeight) * present);
    }

    private static RegimeParameters Limit(RegimeParameters parameters, double graceDays) => parameters with
    {
        PositionLimitMultiplier = Math.Clamp(parameters.PositionLimitMultiplier, 0.3, 2),
        ScoreThresholdAdjustment = Math.Clamp(parameters.ScoreThresholdAdjustment, -0.2, 0.2),
        RiskScaling = Math.Clamp(parameters.RiskScaling, 0.3, 2),
        GraceDaysAdjustment = (int)Math.Clamp(graceDays, -5, 10),
        MaxSingleAdjustment = Math.Clamp(parameters.MaxSingleAdjustment, -0.1, 0.1),
    };
}
