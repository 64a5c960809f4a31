using Daybook.Engine.Protections;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Lifecycle;

/// <summary>
/// Follows positions from their entry to their close: stage, health, and what is to be watched. Source of every constant: the reference system's position lifecycle tracker.
/// </summary>
public static class PositionLifecycle
{
    internal const double LowScore = 0.6;
    internal const int WarningStreak = 5;

    private const int KeptScores = 100;
    private const int TrendScores = 5;
    private const double TrendStep = 0.05;
    private const int GraceStreak = 2;

    /// <summary>A position that was opened.</summary>
    /// <param name="at">When.</param>
    /// <param name="score">Its score, 0 to 1; null: not known.</param>
    /// <param name="size">Its size, a fraction of the portfolio.</param>
    /// <param name="bucket">The bucket that it belongs to, or null.</param>
    public static TrackedPosition Enter(DateTimeOffset at, double? score, double size, string? bucket = null) => new()
    {
        EnteredAt = at,
        EntrySize = size,
        Bucket = bucket,
        Size = size,
        PeakSize = size,
        StageSince = at,
        LowStreak = score < LowScore ? 1 : 0,
        Scores = score is { } known ? [known] : [],
    };

    /// <summary>A position after it was looked at. A look without a score leaves what scores say as it was.</summary>
    public static TrackedPosition Observe(TrackedPosition position, PositionObservation observation)
    {
        ArgumentNullException.ThrowIfNull(position);
        ArgumentNullException.ThrowIfNull(observation);
        var streak = observation.Score is { } score ? score < LowScore ? position.LowStreak + 1 : 0 : position.LowStreak;
        var stage = observation.Stage ?? (observation.Score is null ? position.Stage : StageOf(streak));
        var scores = observation.Score is { } known ? position.Scores.Add(known) : position.Scores;
        return position with
        {
            Size = observation.Size,
            PeakSize = Math.Max(position.PeakSize, observation.Size),
            SizeChanges = position.SizeChanges + Math.Abs(observation.Size - position.Size),
            LowStreak = streak,
            Stage = stage,
            StageSince = stage == position.Stage ? position.StageSince : observation.At,
            Trend = observation.Score is null ? position.Trend : TrendOf(position),
            Scores = scores.Count > KeptScores ? scores.RemoveAt(0) : scores,
        };
    }

    /// <summary>The state after an event. Events that do not concern positions change nothing.</summary>
    public static LifecycleState Apply(LifecycleState state, PortfolioEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Asset is not { } asset)
            return state;
        if (happened.Is(EventTypes.PositionOpen))
        {
            var entered = Enter(happened.OccurredAt, happened.ScoreAfter ?? happened.ScoreBefore, happened.SizeAfter ?? 0, happened.Text("bucket"));
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
        return new PositionObservation(happened.OccurredAt, score, size, stage);
    }

    private static PositionStage StageOf(int streak) => streak >= WarningStreak ? PositionStage.Warning : streak >= GraceStreak ? PositionStage.Grace : PositionStage.Active;

    /// <summary>The trend goes by the observations before the newest, as in the reference system.</summary>
    private static ScoreTrend TrendOf(TrackedPosition position)
    {
        if (position.Scores.Count < 2)
            return position.Trend;
        var change = position.Scores[^1] - position.Scores[^Math.Min(TrendScores, position.Scores.Count)];
        return change > TrendStep ? ScoreTrend.Improving : change < -TrendStep ? ScoreTrend.Declining : ScoreTrend.Stable;
    }
}
