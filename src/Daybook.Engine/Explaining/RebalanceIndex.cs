using Daybook.Auditing;
using Daybook.Engine.Protections;
using Daybook.Engine.Regimes;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;

namespace Daybook.Engine.Explaining;

/// <summary>Which rebalances of the engine a journal has, and which portfolio each belongs to: the live one, or a run's.</summary>
internal sealed class RebalanceIndex
{
    private readonly Dictionary<string, string?> _runs = new(StringComparer.Ordinal);


    // Only those of the engine are among them: their session says its settings.
    private readonly List<(PortfolioEvent Start, string? Run)> _rebalances = [];

    /// <summary>The beginnings of a run's rebalances by time; null: those of the live portfolio.</summary>
    public List<PortfolioEvent> OfRun(string? run) =>
        [.. _rebalances.Where(one => one.Run == run).Select(one => one.Start).OrderBy(start => start.OccurredAt).ThenBy(start => start.Id)];

    /// <summary>The run that a session is in; null for the live portfolio.</summary>
    public string? RunOf(string? session) => session is null ? null : _runs.GetValueOrDefault(session);

    /// <summary>Reads a journal's beginnings of sessions and rebalances, and nothing else of it.</summary>
    public static async Task<RebalanceIndex> ReadAsync(JournalReader reader, CancellationToken cancellationToken)
    {
        var query = new EventQuery
        {
            Filter = Filter.In(EventField.Type, EventTypes.SessionStart.Name, EventTypes.PortfolioRebalanceStart.Name),
            Order = QueryOrder.OldestFirst,
            Limit = 10_000,
        };
        var beginnings = new List<PortfolioEvent>();
        await foreach (var happened in reader.QueryAllAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (happened.Origin is null)
                beginnings.Add(happened);
        }

        var index = new RebalanceIndex();
        var (books, sessions) = (new PortfolioBooks(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var happened in beginnings.OrderBy(happened => happened.Id))
            index.Take(happened, books.Of(happened).RunId, sessions);
        return index;
    }

    private void Take(PortfolioEvent happened, string? run, HashSet<string> sessions)
    {
        if (happened.SessionId is not { } session)
            return;
        _runs.TryAdd(session, run);
        if (happened.Is(EventTypes.SessionStart) && EventFacts.Of(happened).Object("configuration") is not null)
            sessions.Add(session);
        if (happened.Is(EventTypes.PortfolioRebalanceStart) && sessions.Contains(session))
            _rebalances.Add((happened, run));
    }
}
