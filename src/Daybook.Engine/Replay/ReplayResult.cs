using Daybook.Engine.Performance;
using Daybook.Engine.Portfolios;

namespace Daybook.Engine.Replay;

/// <summary>What a replay came to.</summary>
public sealed record ReplayResult
{
    /// <summary>The portfolio's value at the end of each day, the first being the money that it began with.</summary>
    public required IReadOnlyList<DailyValue> Values { get; init; }

    /// <summary>Rebalances.</summary>
    public required int Rebalances { get; init; }

    /// <summary>Decisions: assets that were to be opened, changed or closed, whatever became of it, and holds.</summary>
    public required long Decisions { get; init; }

    /// <summary>Events that it made: fewer for a log that is not written.</summary>
    public required long Events { get; init; }

    /// <summary>Trades that were made.</summary>
    public required long Fills { get; init; }

    /// <summary>What was bought and sold, in currency.</summary>
    public required double Traded { get; init; }

    /// <summary>What commission and slippage cost, in currency.</summary>
    public required double Costs { get; init; }

    /// <summary>What each protection did, by its name, in the chain's order.</summary>
    public required IReadOnlyList<KeyValuePair<string, ProtectionUse>> Protections { get; init; }

    /// <summary>What was noted of the prices, by date.</summary>
    public required IReadOnlyList<ReplayNote> Notes { get; init; }

    /// <summary>What the portfolio did, by its value at the end of each day: nothing is held on the first one, and the money before it is no day's value.</summary>
    public PerformanceReport Performance => PerformanceReport.Of([.. Values.Skip(1)], new TradingTotals(Traded, Costs));

    /// <summary>The state in the end.</summary>
    public required EngineState State { get; init; }
}
