namespace Daybook.Queries;

/// <summary>
/// One portfolio of those that a journal may tell of. Sessions say its name, and those that say none are one portfolio without a name; so is everything of one import's origin,
/// however many sessions it took. A session that is a run of its own, such as a backtest, has a portfolio of its own.
/// </summary>
/// <param name="Origin">The source of an import, or null for what was recorded natively.</param>
/// <param name="RunId">The session that is a run of its own, or null.</param>
/// <param name="Name">The name that its sessions say, or null. A run has the name that its own session says, whatever the sessions inside it say.</param>
public readonly record struct PortfolioBook(string? Origin, string? RunId, string? Name = null)
{
    /// <summary>The kind of a session in which only what is told of a portfolio is recorded, so that it says the name, and in no order of time: trades, values, what people say.</summary>
    public const string ToldKind = "portfolio";

    /// <summary>The live portfolio of a name, or the one without a name.</summary>
    public static PortfolioBook Live(string? name = null) => new(null, null, name);
}
