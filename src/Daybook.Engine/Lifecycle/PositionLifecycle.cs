using Daybook.Engine.Protections;
using Daybook.Events;

namespace Daybook.Engine.Lifecycle;

/// <summary>
/// Follows positions from their entry to their close, and says at which stage they are. Source of every constant: the reference system's position lifecycle tracker.
/// </summary>
internal static class PositionLifecycle
{
    private const double LowScore = 0.6;
    private const int WarningStreak = 5;
    private const int GraceStreak = 2;

    /// <summary>A position that was opened.</summary>
    /// <param name="at">When.</param>
    /// <param name="score">Its score, 0 to 1; null: not known.</param>
    /// <param name="size">Its size, a fraction of the portfolio.</param>
    public static TrackedPosition Enter(DateTimeOffset at, double? score, double size) => new() { EnteredAt = at, Size = size, LowStreak = score < LowScore ? 1 : 0, Score = score };

    /// <summary>A position after it was looked at. A look without a score leaves what scores say as it was.</summary>
    public static TrackedPosition Observe(TrackedPosition position, PositionObservation observation)
    {
        var streak = observation.Score is { } score ? score < LowScore ? position.LowStreak + 1 : 0 : position.LowStreak;
        var stage = observation.Stage ?? (observation.Score is null ? position.Stage : StageOf(streak));
        return position with { Size = observation.Size, LowStreak = streak, Stage = stage, Score = observation.Score ?? position.Score };
    }

    /// <summary>The state after an event. Events that do not concern positions change nothing.</summary>
    public static LifecycleState Apply(LifecycleState state, PortfolioEvent happened)
    {
        if (happened.Asset is not { } asset)
            return state;
        if (happened.Is(EventTypes.PositionOpen))
        {
            var entered = Enter(happened.OccurredAt, happened.ScoreAfter ?? happened.ScoreBefore, happened.SizeAfter ?? 0);
            return state with { Positions = state.Positions.SetItem(asset, entered) };
        }

        if (happened.Is(EventTypes.PositionClose))
            return state with { Positions = state.Positions.Remove(asset) };
        return state.Of(asset) is { } position && LooksAt(happened)
            ? state with { Positions = state.Positions.SetItem(asset, Observe(position, ObservationOf(position, happened))) }
            : state;
    }

    private static bool LooksAt(PortfolioEvent happened) =>
        happened.Is(EventTypes.PositionAdjust) || happened.Is(EventTypes.PositionHold) || happened.Is(EventTypes.PositionDecay) || happened.Is(EventTypes.GracePeriodStart)
        || happened.Is(EventTypes.GracePeriodEnd);

    private static PositionObservation ObservationOf(TrackedPosition position, PortfolioEvent happened)
    {
        var score = happened.ScoreAfter ?? happened.ScoreBefore ?? position.Score;
        var size = happened.SizeAfter ?? happened.SizeBefore ?? position.Size;
        PositionStage? stage = happened.Is(EventTypes.GracePeriodStart) ? PositionStage.Grace : happened.Is(EventTypes.GracePeriodEnd) ? PositionStage.Active : null;
        return new PositionObservation(score, size, stage);
    }

    private static PositionStage StageOf(int streak) => streak >= WarningStreak ? PositionStage.Warning : streak >= GraceStreak ? PositionStage.Grace : PositionStage.Active;
}
