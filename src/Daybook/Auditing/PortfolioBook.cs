namespace Daybook.Auditing;

/// <summary>
/// One portfolio of those that a journal may tell of. Everything that was recorded natively is one portfolio, and so is everything of one import's origin, however many sessions it
/// took; but a session that is a run of its own, such as a backtest, has a portfolio of its own.
/// </summary>
/// <param name="Origin">The source of an import, or null for what was recorded natively.</param>
/// <param name="RunId">The session that is a run of its own, or null.</param>
public readonly record struct PortfolioBook(string? Origin, string? RunId);
