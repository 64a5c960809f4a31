using Daybook.Operations.Selecting;

namespace Daybook.Operations.Histograms;

/// <summary>Asks how many events there are per stretch of time, by what.</summary>
public sealed record HistogramRequest
{
    /// <summary>Which events. Where it names no bounds, their first and their last event are the bounds.</summary>
    public Selection Selection { get; init; } = new();

    /// <summary>By what they are counted. Default: their category.</summary>
    public HistogramKey By { get; init; }

    /// <summary>The length of a stretch; null: the shortest with which there are at most <see cref="Buckets"/>, or a year.</summary>
    public BucketWidth? Width { get; init; }

    /// <summary>The most stretches where their length is not given, 1 to 1,000. Default: 60.</summary>
    public int Buckets { get; init; } = 60;
}

/// <summary>By what events are counted.</summary>
public enum HistogramKey
{
    /// <summary>By category.</summary>
    Category,

    /// <summary>By type.</summary>
    Type,

    /// <summary>By asset.</summary>
    Asset,

    /// <summary>By action.</summary>
    Action,

    /// <summary>By the rule that blocked: only blocks are counted, and one of several rules counts for each.</summary>
    Protection,
}

/// <summary>A stretch of time on the calendar, in UTC.</summary>
public enum BucketWidth
{
    /// <summary>A minute.</summary>
    Minute,

    /// <summary>Five minutes.</summary>
    FiveMinutes,

    /// <summary>A quarter of an hour.</summary>
    QuarterHour,

    /// <summary>An hour.</summary>
    Hour,

    /// <summary>Six hours, from midnight on.</summary>
    SixHours,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A week, from Monday on.</summary>
    Week,

    /// <summary>A month.</summary>
    Month,

    /// <summary>A quarter of a year.</summary>
    Quarter,

    /// <summary>A year.</summary>
    Year,
}
