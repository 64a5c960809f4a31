using System.Collections.Concurrent;
using Daybook.Engine.Rebalancing;
using Daybook.Events;
using Daybook.Queries;
using Daybook.Recording;

namespace Daybook.Engine.Portfolios;

/// <summary>Knows which portfolio the code that records is in, by the session around it, and keeps what is recorded for one portfolio out of another.</summary>
internal sealed class PortfolioScope(Journal journal)
{
    private readonly ConcurrentDictionary<string, string?> _runs = new(StringComparer.Ordinal);

    /// <summary>The run that this flow records into; null: the live portfolio.</summary>
    public async ValueTask<string?> CurrentRunAsync(CancellationToken cancellationToken)
    {
        if (journal.CurrentSessionId is not { } session)
            return null;
        if (_runs.TryGetValue(session, out var known))
            return known;

        // The session may have begun a moment ago; what it is stands in its first event.
        await journal.FlushAsync(Storage.Durability.Committed, cancellationToken).ConfigureAwait(false);
        return _runs[session] = await new SessionRuns(journal).OfAsync(session, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Requires that what this flow records is the portfolio's.</summary>
    /// <exception cref="InvalidOperationException">It is another's.</exception>
    public async ValueTask RequireAsync(string? run, CancellationToken cancellationToken)
    {
        var current = await CurrentRunAsync(cancellationToken).ConfigureAwait(false);
        if (current != run)
            throw Elsewhere(run, current);
    }

    /// <summary>The events with the session that makes them the portfolio's, where the flow's own does not.</summary>
    /// <exception cref="InvalidOperationException">They are the live portfolio's, and this flow records into a run.</exception>
    public async ValueTask<IReadOnlyList<PortfolioEvent>> PlacedAsync(IReadOnlyList<PortfolioEvent> events, string? run, CancellationToken cancellationToken)
    {
        var current = await CurrentRunAsync(cancellationToken).ConfigureAwait(false);
        if (current == run)
            return events;
        return run is null ? throw Elsewhere(run, current) : [.. events.Select(happened => happened.SessionId is null ? RebalanceRecording.Placed(happened, run) : happened)];
    }

    private static InvalidOperationException Elsewhere(string? run, string? current) => new(
        $"This is {Name(run)}, and the code that records into it runs inside {Name(current)}: nothing was recorded. Open the portfolio inside the session whose portfolio it is, or record outside of it.");

    private static string Name(string? run) => run is null ? "the live portfolio" : $"the portfolio of run {run}";
}
