namespace Daybook.Engine.Lifecycle;

/// <summary>Judges positions by what is known of their lives. Asking changes nothing. Source of every constant: the reference system's position lifecycle tracker.</summary>
public static class LifecycleReview
{
    private const double VeryLowScore = 0.4;
    private const int ShortStreak = 3;
    private const double LargeReduction = 0.5;
    private const double SomeReduction = 0.3;
    private const int LongHoldingDays = 60;
    private const int CriticalPoints = 4;
    private const int WarningPoints = 2;

    /// <summary>How a position is at a time.</summary>
    public static LifecycleAssessment Assess(TrackedPosition position, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(position);
        var daysHeld = Days(position.EnteredAt, at);
        var health = HealthOf(position);
        var risks = RisksOf(position, daysHeld);
        double[] scores = [.. position.Scores.Where(score => score > 0)];
        var mean = scores.Length == 0 ? 0 : scores.Average();
        var deviation = scores.Length == 0 ? 0 : Math.Sqrt(scores.Average(score => (score - mean) * (score - mean)));
        return new LifecycleAssessment(position.Stage, health, daysHeld, Days(position.StageSince, at), risks, PriorityOf(health, risks), mean, deviation);
    }

    /// <summary>The health of the whole, 0 to 100: 100 for each position that is healthy and 50 for each warning, over their number; 100 when there is none. One decimal.</summary>
    public static double PortfolioHealth(LifecycleState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Positions.IsEmpty)
            return 100;
        var points = state.Positions.Values.Sum(position => HealthOf(position) switch
        {
            PositionHealth.Healthy => 100.0,
            PositionHealth.Warning => 50.0,
            _ => 0.0,
        });
        return Math.Round(points / state.Positions.Count, 1, MidpointRounding.ToEven);
    }

    private static PositionHealth HealthOf(TrackedPosition position)
    {
        var points = position.Score < VeryLowScore ? 3 : position.Score < PositionLifecycle.LowScore ? 1 : 0;
        points += position.LowStreak >= PositionLifecycle.WarningStreak ? 2 : position.LowStreak >= ShortStreak ? 1 : 0;
        points += position.Trend == ScoreTrend.Declining ? 1 : 0;
        points += ReductionOf(position) > LargeReduction ? 2 : ReductionOf(position) > SomeReduction ? 1 : 0;
        return points >= CriticalPoints ? PositionHealth.Critical : points >= WarningPoints ? PositionHealth.Warning : PositionHealth.Healthy;
    }

    private static List<PositionRisk> RisksOf(TrackedPosition position, int daysHeld)
    {
        var risks = new List<PositionRisk>();
        if (position.LowStreak >= PositionLifecycle.WarningStreak)
            risks.Add(PositionRisk.ExtendedLowPerformance);
        if (position.Trend == ScoreTrend.Declining)
            risks.Add(PositionRisk.DecliningTrend);
        if (position.Score < VeryLowScore)
            risks.Add(PositionRisk.VeryLowScore);
        if (ReductionOf(position) > LargeReduction)
            risks.Add(PositionRisk.SignificantSizeReduction);
        if (daysHeld > LongHoldingDays)
            risks.Add(PositionRisk.LongHoldingPeriod);
        return risks;
    }

    private static ReviewPriority PriorityOf(PositionHealth health, List<PositionRisk> risks)
    {
        if (health == PositionHealth.Critical)
            return ReviewPriority.Critical;
        if (health == PositionHealth.Warning || risks.Contains(PositionRisk.VeryLowScore) || risks.Contains(PositionRisk.ExtendedLowPerformance))
            return ReviewPriority.High;
        return risks.Count > 0 ? ReviewPriority.Normal : ReviewPriority.Low;
    }

    private static double ReductionOf(TrackedPosition position) => position.EntrySize > 0 ? (position.EntrySize - position.Size) / position.EntrySize : 0;

    private static int Days(DateTimeOffset from, DateTimeOffset to) => (int)Math.Floor((to - from).TotalDays);
}
