namespace Daybook.Engine.WhatIf;

/// <summary>How variants are tried.</summary>
public sealed record CounterfactualOptions
{
    /// <summary>How many replays run at a time, 1 or more. Default: one for each core.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>How many changed decisions each variant names, 0 or more; all are counted. Default: 20.</summary>
    public int Examples { get; init; } = 20;
}
