using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Explanations;

/// <summary>Reads what an explanation needs, and no more: a few pages, whatever the journal's size.</summary>
internal sealed class ExplanationReader(JournalReader reader)
{
    private const int MaxTraceEvents = 2_000;

    // A day's decisions often share their trace and session.
    private readonly Dictionary<(string Trace, string? Session, string? Asset), TraceTree?> _traces = [];
    private readonly Dictionary<string, SessionSummary> _sessions = new(StringComparer.Ordinal);

    public async ValueTask<Explanation?> ExplainAsync(long id, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } decision)
            return null;
        return Explainer.Explain(await AroundAsync(decision.Asset, null, decision.Asset is { } asset ? Selections.Asset(asset) : null, [decision], cancellationToken).ConfigureAwait(false));
    }

    public async ValueTask<Explanation> ExplainAsync(string asset, DateOnly date, Filter? among, CancellationToken cancellationToken)
    {
        var start = new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        DateTimeOffset? end = date == DateOnly.MaxValue ? null : start.AddDays(1);
        var about = among is null ? Selections.Asset(asset) : Filter.And(Selections.Asset(asset), among);
        var day = new EventQuery { Filter = about, From = start, To = end, Order = QueryOrder.OldestFirst, Limit = 1_000 };
        var found = new List<PortfolioEvent>();
        await foreach (var candidate in reader.QueryAllAsync(day, cancellationToken).ConfigureAwait(false))
        {
            if (DecisionEvents.IsDecision(candidate))
                found.Add(candidate);
        }

        if (found.Count > 0)
            return Explainer.Explain(await AroundAsync(asset, date, about, DecisionEvents.Rank(found), cancellationToken).ConfigureAwait(false));
        var before = await PageAsync(day with { From = null, To = start, Order = QueryOrder.NewestFirst }, cancellationToken).ConfigureAwait(false);
        var after = await PageAsync(day with { To = null }, cancellationToken).ConfigureAwait(false);
        return Explainer.Explain(new ExplanationMaterial(asset, date, [], 0, [.. before.Reverse()], after));
    }

    private async ValueTask<ExplanationMaterial> AroundAsync(
        string? asset, DateOnly? date, Filter? about, IReadOnlyList<PortfolioEvent> ranked, CancellationToken cancellationToken)
    {
        var decisions = new List<DecisionMaterial>();
        foreach (var decision in ranked.Take(Explanation.MaxDecisions))
        {
            var trace = await TraceAsync(decision, cancellationToken).ConfigureAwait(false);
            decisions.Add(new DecisionMaterial(decision, trace, await SessionAsync(decision.SessionId, cancellationToken).ConfigureAwait(false)));
        }

        IReadOnlyList<PortfolioEvent> before = [];
        IReadOnlyList<PortfolioEvent> after = [];
        if (about is not null)
        {
            var head = await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false);
            var cursor = new QueryCursor(head.Epoch, Microseconds.From(ranked[0].OccurredAt), ranked[0].Id);
            var query = new EventQuery { Filter = about, After = cursor };
            before = await PageAsync(query with { Order = QueryOrder.NewestFirst }, cancellationToken).ConfigureAwait(false);
            after = await PageAsync(query with { Order = QueryOrder.OldestFirst }, cancellationToken).ConfigureAwait(false);
        }

        return new ExplanationMaterial(asset, date, decisions, ranked.Count - decisions.Count, [.. before.Reverse()], after);
    }

    private async ValueTask<TraceTree?> TraceAsync(PortfolioEvent decision, CancellationToken cancellationToken)
    {
        if (decision.TraceId is not { } id)
            return null;
        var key = (id, decision.SessionId, decision.Asset);
        if (_traces.TryGetValue(key, out var known))
            return known;
        var request = new TraceRequest(id, MaxTraceEvents) { SessionId = decision.SessionId, Asset = decision.Asset };
        return _traces[key] = await TraceReader.ReadAsync(reader.Source, request, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<SessionSummary?> SessionAsync(string? id, CancellationToken cancellationToken)
    {
        if (id is null)
            return null;
        if (_sessions.TryGetValue(id, out var known))
            return known;
        return _sessions[id] = await SessionReader.SummaryAsync(reader.Source, id, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<IReadOnlyList<PortfolioEvent>> PageAsync(EventQuery query, CancellationToken cancellationToken)
    {
        var page = await reader.QueryAsync(query with { Limit = Explanation.Neighbours }, cancellationToken).ConfigureAwait(false);
        return page.Events;
    }
}
