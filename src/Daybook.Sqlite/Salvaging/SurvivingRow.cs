using Daybook.Events;

namespace Daybook.Sqlite.Salvaging;

/// <summary>What a damaged file has under an id.</summary>
/// <param name="Id">The id.</param>
/// <param name="Event">The event; null when there is none that can be read.</param>
/// <param name="Problem">Why there is none, or why it lacks its trace; null for an event that is whole.</param>
internal readonly record struct SurvivingRow(long Id, PortfolioEvent? Event, string? Problem);
