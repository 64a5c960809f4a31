using Daybook.Engine.Settings;

namespace Daybook.Engine.WhatIf;

/// <summary>How variants are tried.</summary>
public sealed record CounterfactualOptions
{
    /// <summary>How many replays run at a time, 1 to 1,024. Default: one for each core.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>How many changed decisions each variant names, 0 or more; all are counted. Default: 20.</summary>
    public int Examples { get; init; } = 20;

    internal static Section<CounterfactualOptions> Section { get; } = new Section<CounterfactualOptions>("whatif", "How variants are tried.")
        .Whole("parallelism", 1, 1_024, "replays", s => s.Parallelism)
        .Whole("examples", 0, int.MaxValue, "decisions", s => s.Examples);

    /// <summary>Refuses values outside their range, and values that contradict each other, all at once.</summary>
    /// <exception cref="ArgumentException">Anything is wrong; the message names each setting, its value and what is accepted.</exception>
    public void Validate() => Section.Validate(this);
}
