using Daybook.Events;
using Daybook.Operations.Histograms;

namespace Daybook.Operations.Lanes;

/// <summary>A timeline in lanes. Texts out of events are untrusted.</summary>
/// <param name="By">What has a lane of its own.</param>
/// <param name="From">The beginning of the first column; null: there are no events.</param>
/// <param name="To">The end of the last column; null: there are no events.</param>
/// <param name="Columns">How many equal columns there are.</param>
/// <param name="Total">Events in all lanes; one that several protections blocked counts once.</param>
/// <param name="Lanes">The lanes, that with the most events first.</param>
/// <param name="Others">What all further lanes have together; null: there are none.</param>
/// <param name="Events">The events, the oldest first; null: there are too many.</param>
public sealed record LanesAnswer(
    HistogramKey By, DateTimeOffset? From, DateTimeOffset? To, int Columns, long Total, IReadOnlyList<Lane> Lanes, Lane? Others, IReadOnlyList<PortfolioEvent>? Events);

/// <summary>One lane.</summary>
/// <param name="Key">What it is of; null: events that have none, or several lanes together.</param>
/// <param name="Total">Events in it.</param>
/// <param name="Cells">Its columns that have events, ascending.</param>
public sealed record Lane(string? Key, long Total, IReadOnlyList<LaneCell> Cells);

/// <summary>The events of a lane in one column.</summary>
/// <param name="Column">The column, from 0 on.</param>
/// <param name="Count">How many, more than 0.</param>
public readonly record struct LaneCell(int Column, long Count);
