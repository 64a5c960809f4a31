using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Operations.Series;

/// <summary>Which regime was in force when, by what a portfolio's events say of its changes.</summary>
internal static class RegimeSpans
{
    /// <summary>The spans in the window.</summary>
    public static async ValueTask<IReadOnlyList<RegimeSpan>> ReadAsync(SeriesEvents events, DateTimeOffset? from, CancellationToken cancellationToken)
    {
        EventType[] changes = [EventTypes.RegimeTransition];
        List<RegimeSpan> spans = [];
        if (from is { } start && await events.LastBeforeAsync(start, [EventTypes.RegimeTransition, EventTypes.RegimeDetection], cancellationToken).ConfigureAwait(false) is { Regime: { } before })
            spans.Add(new RegimeSpan(before, start, null));
        await foreach (var change in events.ReadAsync(from, changes, cancellationToken).ConfigureAwait(false))
        {
            if (change.Regime is not { } regime)
                continue;
            if (spans.Count == 0 && await FirstAsync(events, from, change, cancellationToken).ConfigureAwait(false) is { } first)
                spans.Add(first);
            if (spans.Count > 0 && spans[^1].Regime == regime)
                continue;
            if (spans.Count > 0)
                spans[^1] = spans[^1] with { To = change.OccurredAt };
            spans.Add(new RegimeSpan(regime, change.OccurredAt, null));
        }

        if (spans.Count == 0 && await FirstAsync(events, from, null, cancellationToken).ConfigureAwait(false) is { } only)
            spans.Add(only);
        return spans;
    }

    // The first regime began without a change: with the first time that it was detected.
    private static async ValueTask<RegimeSpan?> FirstAsync(SeriesEvents events, DateTimeOffset? from, PortfolioEvent? change, CancellationToken cancellationToken)
    {
        await foreach (var detected in events.ReadAsync(from, [EventTypes.RegimeDetection], pageSize: 1, cancellationToken).ConfigureAwait(false))
        {
            return detected.Regime is { } regime && (change is null || (detected.OccurredAt < change.OccurredAt && regime != change.Regime))
                ? new RegimeSpan(change?.Text("from_regime") ?? regime, detected.OccurredAt, null)
                : null;
        }

        return null;
    }
}
