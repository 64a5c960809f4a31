using Daybook.Engine.Configuration;
using Daybook.Engine.Performance;
using Daybook.Engine.Replay;

namespace Daybook.Engine.WhatIf;

/// <summary>What one replay came to. It holds no events, so that there may be thousands: of each day it keeps 8 bytes, its return (a thousand replays of ten years take 20 MB).</summary>
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

    /// <summary>
    /// The portfolio's return on each of <see cref="CounterfactualResult.Days"/>, V(t) / V(t-1) - 1 with the values at the ends of the days, the first against the money that the replay
    /// began with; after costs. NaN from a value of 0, which has no return.
    /// </summary>
    public required IReadOnlyList<double> Returns { get; init; }

    /// <summary>Rebalances.</summary>
    public required int Rebalances { get; init; }

    /// <summary>Trades that were made.</summary>
    public required long Fills { get; init; }

    /// <summary>What each protection did, by its name, in the chain's order.</summary>
    public required IReadOnlyList<KeyValuePair<string, ProtectionUse>> Protections { get; init; }

    /// <summary>How its decisions differ from those of the settings in force.</summary>
    public required DecisionChanges Changes { get; init; }
}
