using System.Collections.Concurrent;
using Daybook.Events;
using Daybook.Filters;

namespace Daybook.Queries;

/// <summary>
/// Tells which portfolio an event belongs to, given the starts of a journal's sessions by id. Remembers the sessions that are runs of their own, those that say a portfolio's name,
/// and those inside them. Safe for several threads.
/// </summary>
public sealed class PortfolioBooks : ISessionPortfolios
{
    private static readonly string[] Runs = ["backtest", "backtesting", "replay", "simulation", "counterfactual"];

    private readonly ConcurrentDictionary<SessionKey, PortfolioBook> _books = new();

    /// <summary>The portfolios that the sessions seen so far say, in no order; the one without a name is among them when a session of it began.</summary>
    public IReadOnlyCollection<PortfolioBook> All => [.. _books.Values.Distinct()];

    /// <summary>The sessions seen so far, each with its portfolio, in no order; a session of that id in an import is another.</summary>
    public IEnumerable<KeyValuePair<string, PortfolioBook>> Sessions => _books.Select(known => KeyValuePair.Create(known.Key.SessionId!, known.Value));

    /// <summary>The portfolio of the next event.</summary>
    public PortfolioBook Of(PortfolioEvent seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        if (seen.SessionId is { } session && seen.Type.Name == TraceNames.SessionStart)
            _books.TryAdd(new SessionKey(seen.Origin, session), BookOf(seen, session));
        return Of(seen.Origin, seen.SessionId);
    }

    /// <summary>True for the kind of a session that has a portfolio of its own: one of its words says so.</summary>
    public static bool IsRun(PortfolioEvent sessionStart)
    {
        var kind = sessionStart.Text(TraceNames.Kind) ?? sessionStart.Text(TraceNames.ReferenceKind);
        return kind is not null && Words(kind).Any(word => Runs.Contains(word, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The name of the portfolio that a session's start says, or null: it says none that a portfolio can have.</summary>
    public static string? NameIn(PortfolioEvent sessionStart) => sessionStart.Text(TraceNames.Portfolio) is { Length: > 0 and <= MaxName } name ? name : null;

    /// <summary>The longest name of a portfolio, in characters.</summary>
    public const int MaxName = 128;

    /// <inheritdoc/>
    string? ISessionPortfolios.NameOf(string? origin, string? sessionId) => Of(origin, sessionId).Name;

    /// <inheritdoc/>
    IEnumerable<(string SessionId, string Name)> ISessionPortfolios.Named => _books.Where(known => known.Value.Name is not null).Select(known => (known.Key.SessionId!, known.Value.Name!));

    /// <summary>The portfolio of a session, by what was seen of its start so far.</summary>
    /// <param name="origin">The source of the import that the session's events come from, or null.</param>
    /// <param name="sessionId">The session, or null for events without one.</param>
    public PortfolioBook Of(string? origin, string? sessionId) =>
        sessionId is not null && _books.TryGetValue(new SessionKey(origin, sessionId), out var book) ? book : new PortfolioBook(origin, null);

    private PortfolioBook BookOf(PortfolioEvent start, string session)
    {
        if (IsRun(start))
            return new PortfolioBook(start.Origin, session, NameIn(start));
        var around = Of(start.Origin, start.Text(TraceNames.ParentSession));
        return around.RunId is null && NameIn(start) is { } name ? around with { Name = name } : around;
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
