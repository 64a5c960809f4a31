using Daybook.Events;
using Daybook.Filters;
using Daybook.Storage;

namespace Daybook.Queries;

/// <summary>Which trace to read, and how much of it.</summary>
/// <param name="TraceId">The trace.</param>
/// <param name="MaxEvents">How many events at most.</param>
internal sealed record TraceRequest(string TraceId, int MaxEvents)
{
    /// <summary>The session to look in, which saves reading all others; null: anywhere.</summary>
    public string? SessionId { get; init; }

    /// <summary>Only events about this asset, and those about none; null: all.</summary>
    public string? Asset { get; init; }
}

/// <summary>Reads a trace and those below it.</summary>
internal static class TraceReader
{
    /// <summary>How many traces of a session are looked at to find those below.</summary>
    public const int MaxStarts = 20_000;

    /// <summary>How many traces below are read.</summary>
    public const int MaxBelow = 1_000;

    public static async ValueTask<TraceTree?> ReadAsync(IEventSource source, TraceRequest request, CancellationToken cancellationToken)
    {
        var own = await QueryAsync(source, request, [request.TraceId], request.SessionId, request.MaxEvents, cancellationToken).ConfigureAwait(false);
        if (own.Events.Count == 0)
            return null;
        var session = request.SessionId ?? own.Events.FirstOrDefault(e => e.SessionId is not null)?.SessionId;
        var starts = await source.QueryAsync(
            new EventQuery
            {
                Filter = Filter.And(Selections.Types(TraceNames.TraceStart), Selections.SessionOrNone(session)),
                From = own.Events[0].OccurredAt,
                Order = QueryOrder.OldestFirst,
                Limit = MaxStarts,
            },
            cancellationToken).ConfigureAwait(false);
        var below = Below(request.TraceId, starts.Events);
        var taken = below.Take(MaxBelow).ToList();
        var events = new List<PortfolioEvent>(own.Events);
        var truncated = own.Next is not null || starts.Next is not null || taken.Count < below.Count;
        if (taken.Count > 0)
        {
            var left = request.MaxEvents - own.Events.Count;
            var further = await QueryAsync(source, request, taken, session, Math.Clamp(left, 1, EventQuery.MaxLimit), cancellationToken).ConfigureAwait(false);
            events.AddRange(further.Events);
            truncated |= further.Next is not null || left < 1;
        }

        var trees = TraceForest.Build(events, request.TraceId);
        return trees.First(tree => tree.TraceId == request.TraceId) with { Truncated = truncated };
    }

    /// <summary>The ids of all traces below one, nearest first; the trace itself is not among them, whatever circles the data claims.</summary>
    private static List<string> Below(string traceId, IReadOnlyList<PortfolioEvent> starts)
    {
        var children = starts.Where(start => start.TraceId is not null)
            .Select(start => (Child: start.TraceId!, Parent: start.Text(TraceNames.ParentTraceId)))
            .Where(link => link.Parent is not null)
            .ToLookup(link => link.Parent!, link => link.Child, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal) { traceId };
        var found = new List<string>();
        var next = new Queue<string>([traceId]);
        while (next.TryDequeue(out var parent))
        {
            foreach (var child in children[parent].Where(seen.Add))
            {
                found.Add(child);
                next.Enqueue(child);
            }
        }

        return found;
    }

    private static ValueTask<QueryPage> QueryAsync(
        IEventSource source, TraceRequest request, IReadOnlyList<string> traces, string? session, int limit, CancellationToken cancellationToken)
    {
        var filter = Selections.Traces(traces);
        if (session is not null)
            filter = Filter.And(Selections.Session(session), filter);
        if (request.Asset is { } asset)
            filter = Filter.And(filter, Selections.AssetOrNone(asset));
        return source.QueryAsync(new EventQuery { Filter = filter, Order = QueryOrder.OldestFirst, Limit = limit }, cancellationToken);
    }
}
