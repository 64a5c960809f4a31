using Daybook.Operations.Selecting;

namespace Daybook.Operations.Statistics;

/// <summary>Asks for counts and execution times.</summary>
public sealed record StatisticsRequest
{
    /// <summary>Over which events.</summary>
    public Selection Selection { get; init; } = new();

    /// <summary>The length of the periods that are counted too, such as <c>1d</c>, one minute at least; null: none are.</summary>
    public string? Period { get; init; }

    /// <summary>True to count, too, what each rule said of the decisions, for which every decision is read. Default: false.</summary>
    public bool Rules { get; init; }
}
