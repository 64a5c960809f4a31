namespace Daybook.Filters;

/// <summary>Knows which portfolio a session is of. What it knows grows while sessions begin.</summary>
internal interface ISessionPortfolios
{
    /// <summary>The sessions whose portfolio has a name, and that name.</summary>
    IEnumerable<(string SessionId, string Name)> Named { get; }

    /// <summary>The name of a session's portfolio; null: it has none, or the session is not known.</summary>
    string? NameOf(string? origin, string? sessionId);
}
