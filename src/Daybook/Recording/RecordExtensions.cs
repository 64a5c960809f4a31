using Daybook.Events;

namespace Daybook.Recording;

/// <summary>Recording with named columns.</summary>
public static class RecordExtensions
{
    /// <summary>Records an event. It reaches the store within the flush interval; nothing of the store is ever thrown.</summary>
    /// <param name="recorder">A journal, a session or a trace.</param>
    /// <param name="type">What kind of event this is.</param>
    /// <param name="reason">Why, in words for people; at most 16,384 characters, not empty.</param>
    /// <param name="asset">The asset; at most 256 characters, as every short text.</param>
    /// <param name="action">What was done; must be one that the type admits; null takes the type's first.</param>
    /// <param name="regime">The market regime.</param>
    /// <param name="scoreBefore">The score before; finite.</param>
    /// <param name="scoreAfter">The score after; finite.</param>
    /// <param name="sizeBefore">The size before, a fraction of the portfolio; finite.</param>
    /// <param name="sizeAfter">The size after, a fraction of the portfolio; finite.</param>
    /// <param name="portfolioAllocation">The invested fraction; finite.</param>
    /// <param name="activePositions">The number of open positions.</param>
    /// <param name="executionTimeMs">Duration in milliseconds; finite, not negative.</param>
    /// <param name="metadata">Further facts.</param>
    /// <param name="occurredAt">The decision's own time; null: the session's time, or else the clock's.</param>
    /// <returns>True when it was accepted; false when it was refused, because the buffer stayed full or the journal is faulted. Refusals are counted and reported.</returns>
    /// <exception cref="InvalidEventException">A column is malformed, or the type requires something else; the message names the column.</exception>
    /// <exception cref="ObjectDisposedException">The journal, session or trace has ended.</exception>
    public static bool Record(
        this IRecorder recorder,
        EventType type,
        string reason,
        string? asset = null,
        string? action = null,
        string? regime = null,
        double? scoreBefore = null,
        double? scoreAfter = null,
        double? sizeBefore = null,
        double? sizeAfter = null,
        double? portfolioAllocation = null,
        long? activePositions = null,
        double? executionTimeMs = null,
        Metadata? metadata = null,
        DateTimeOffset? occurredAt = null)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        return recorder.Record(new EventFields
        {
            Type = type,
            Reason = reason,
            Asset = asset,
            Action = action,
            Regime = regime,
            ScoreBefore = PortfolioEvent.Given(scoreBefore, "score_before"),
            ScoreAfter = PortfolioEvent.Given(scoreAfter, "score_after"),
            SizeBefore = PortfolioEvent.Given(sizeBefore, "size_before"),
            SizeAfter = PortfolioEvent.Given(sizeAfter, "size_after"),
            PortfolioAllocation = PortfolioEvent.Given(portfolioAllocation, "portfolio_allocation"),
            ActivePositions = activePositions,
            ExecutionTimeMs = PortfolioEvent.Given(executionTimeMs, "execution_time_ms"),
            Metadata = metadata,
            OccurredMicros = occurredAt is { } at ? Microseconds.From(at) : EventFields.NoTime,
        });
    }
}
