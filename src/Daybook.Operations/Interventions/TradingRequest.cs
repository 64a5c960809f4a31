using Daybook.Engine.Protections.Trading;

namespace Daybook.Operations.Interventions;

/// <summary>Asks whether a live portfolio may trade, and what people said to it.</summary>
public sealed record TradingRequest
{
    /// <summary>The portfolio's name; empty: the one without a name; null: the only one.</summary>
    public string? Portfolio { get; init; }
}

/// <summary>Changes what trading may do.</summary>
public sealed record TradingChangeRequest
{
    /// <summary>What it may do from now on.</summary>
    public required TradingStatus Status { get; init; }

    /// <summary>Who says so.</summary>
    public required string? By { get; init; }

    /// <summary>Why.</summary>
    public required string? Reason { get; init; }

    /// <summary>The portfolio's name; empty: the one without a name; null: all of them.</summary>
    public string? Portfolio { get; init; }
}
