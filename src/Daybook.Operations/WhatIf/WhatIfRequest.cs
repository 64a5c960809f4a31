namespace Daybook.Operations.WhatIf;

/// <summary>Asks what a replay would have come to under other settings: one variant, or a grid of them.</summary>
public sealed record WhatIfRequest
{
    /// <summary>What is tried instead, each as <c>KEY=VALUE</c>: one variant; with a grid, what each of its points has, too.</summary>
    public IReadOnlyList<string> Set { get; init; } = [];

    /// <summary>A grid, such as <c>whipsaw.period_days=7..30:7,grace.days=3..10</c>; null: none.</summary>
    public string? Sweep { get; init; }

    /// <summary>What a grid's Pareto front weighs, by name (<see cref="Daybook.Engine.WhatIf.Objective.All"/>); none: growth, drawdown and turnover.</summary>
    public IReadOnlyList<string> Objective { get; init; } = [];

    /// <summary>How many changed decisions of each variant are told, 0 to 100,000. Default: 10.</summary>
    public int Examples { get; init; } = 10;
}
