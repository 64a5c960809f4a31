using Daybook.Engine.Configuration;
using Daybook.Engine.Performance;
using Daybook.Engine.Replay;

namespace Daybook.Engine.WhatIf;

/// <summary>What one replay came to. It holds no events and no daily values, so that there may be thousands.</summary>
public sealed record CounterfactualRun
{
    /// <summary>What it set.</summary>
    public required Variant Variant { get; init; }

    /// <summary>The whole configuration.</summary>
    public required EngineConfiguration Configuration { get; init; }

    /// <summary>The configuration's digest, <see cref="EngineConfiguration.ComputeDigest"/>. Runs with the same digest have the same figures.</summary>
    public required string ConfigurationDigest { get; init; }

    /// <summary>Return, risk, turnover and costs.</summary>
    public required PerformanceReport Performance { get; init; }

    /// <summary>Rebalances.</summary>
    public required int Rebalances { get; init; }

    /// <summary>Trades that were made.</summary>
    public required long Fills { get; init; }

    /// <summary>What each protection did, by its name, in the chain's order.</summary>
    public required IReadOnlyList<KeyValuePair<string, ProtectionUse>> Protections { get; init; }

    /// <summary>How its decisions differ from those of the settings in force.</summary>
    public required DecisionChanges Changes { get; init; }
}
