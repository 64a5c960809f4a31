using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Auditing;

/// <summary>Tells which portfolio an event belongs to, given a journal from its beginning, by id. Remembers the sessions that are runs of their own, and those inside them.</summary>
public sealed class PortfolioBooks
{
    private static readonly string[] Runs = ["backtest", "backtesting", "replay", "simulation", "counterfactual"];

    private readonly Dictionary<SessionKey, string> _runs = [];

    /// <summary>The portfolio of the next event.</summary>
    public PortfolioBook Of(PortfolioEvent seen)
    {
        if (seen.SessionId is not { } session)
            return new PortfolioBook(seen.Origin, null);
        var key = new SessionKey(seen.Origin, session);
        if (seen.Type.Name == TraceNames.SessionStart && RunOf(seen, session) is { } begun)
            _runs.TryAdd(key, begun);
        return new PortfolioBook(seen.Origin, _runs.Count > 0 ? _runs.GetValueOrDefault(key) : null);
    }

    /// <summary>True for the kind of a session that has a portfolio of its own: one of its words says so.</summary>
    public static bool IsRun(PortfolioEvent sessionStart)
    {
        var kind = sessionStart.Text(TraceNames.Kind) ?? sessionStart.Text(TraceNames.ReferenceKind);
        return kind is not null && Words(kind).Any(word => Runs.Contains(word, StringComparer.OrdinalIgnoreCase));
    }

    private string? RunOf(PortfolioEvent start, string session)
    {
        if (IsRun(start))
            return session;
        return start.Text("parent_session_id") is { } parent ? _runs.GetValueOrDefault(new SessionKey(start.Origin, parent)) : null;
    }

    private static IEnumerable<string> Words(string kind)
    {
        var begin = 0;
        for (var i = 0; i <= kind.Length; i++)
        {
            if (i < kind.Length && char.IsLetter(kind[i]))
                continue;
            if (i > begin)
                yield return kind[begin..i];
            begin = i + 1;
        }
    }
}
