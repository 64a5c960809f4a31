using Daybook.Operations.Histograms;
using Daybook.Operations.Selecting;

namespace Daybook.Operations.Lanes;

/// <summary>Asks for a timeline in lanes: how dense events are along it, or the events themselves where there are few.</summary>
public sealed record LanesRequest
{
    /// <summary>Which events. Where it names no bounds, their first and their last event are the bounds.</summary>
    public Selection Selection { get; init; } = new();

    /// <summary>What has a lane of its own. Default: each category.</summary>
    public HistogramKey By { get; init; }

    /// <summary>Into how many equal columns the time is divided, 1 to 2,000. Default: 1,000.</summary>
    public int Columns { get; init; } = 1_000;

    /// <summary>How many lanes at most, 1 to 500, those with the most events; the others share one. Default: 60.</summary>
    public int Lanes { get; init; } = 60;

    /// <summary>With how many events at most they are answered themselves, 0 to 10,000. Default: 2,000.</summary>
    public int Events { get; init; } = 2_000;
}
