using Daybook.Engine.Lifecycle;
using Daybook.Events;

namespace Daybook.Operations.Series;

/// <summary>How much of a portfolio was invested, by its positions, where it recorded no values.</summary>
internal static class ExposureSeries
{
    private static readonly EventType[] s_types =
        [EventTypes.PositionOpen, EventTypes.PositionAdjust, EventTypes.PositionClose, EventTypes.PositionHold, EventTypes.PositionDecay, EventTypes.GracePeriodStart, EventTypes.GracePeriodEnd];

    /// <summary>A point for each moment at which something was said of a position.</summary>
    public static async ValueTask<IReadOnlyList<SeriesPoint>> ReadAsync(SeriesEvents events, DateTimeOffset? from, CancellationToken cancellationToken)
    {
        var (state, before) = (LifecycleState.Empty, LifecycleState.Empty);
        DateTimeOffset? at = null;
        List<SeriesPoint> points = [];
        await foreach (var happened in events.ReadAsync(null, s_types, cancellationToken).ConfigureAwait(false))
        {
            if (at is { } past && happened.OccurredAt != past)
                Add(past);
            at = happened.OccurredAt;
            state = PositionLifecycle.Apply(state, happened);
        }

        if (at is { } last)
            Add(last);
        return points;

        void Add(DateTimeOffset moment)
        {
            var isNew = !ReferenceEquals(state, before);
            before = state;
            if (isNew && (from is null || moment >= from))
                points.Add(new SeriesPoint(moment, null, null, null, null, null, null, state.Positions.Values.Sum(position => position.Size), state.Positions.Count));
        }
    }
}
