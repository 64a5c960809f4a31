using Daybook.Engine.Rebalancing;
using Daybook.Engine.Regimes.Inputs;
using Daybook.Engine.Scoring;
using Daybook.Market.Prices;

namespace Daybook.Engine.Replay;

/// <summary>What a replay is made of.</summary>
public sealed record ReplayOptions
{
    /// <summary>Daily prices.</summary>
    public required PriceSet Prices { get; init; }

    /// <summary>The settings of each rebalance, and of the money: <c>rebalance.cash</c>, <c>commission</c>, <c>slippage</c> and <c>frequency</c>.</summary>
    public required RebalanceOptions Rebalance { get; init; }

    /// <summary>The assets that may be traded, in the order that decides between equal scores; null: every series of the prices, in ordinal order.</summary>
    public IReadOnlyList<string>? Universe { get; init; }

    /// <summary>The series that regimes are computed from, or null. Not looked at when <see cref="Regimes"/> are given.</summary>
    public RegimePrices? RegimePrices { get; init; }

    /// <summary>Regimes that somebody named by date, or null.</summary>
    public RegimeSeries? Regimes { get; init; }

    /// <summary>Fundamental scores, or null.</summary>
    public FundamentalScores? Fundamentals { get; init; }

    /// <summary>The first day, or null: the first on which an asset has enough history to be scored.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, or null: the prices' last.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Calendar days without a price after which an asset counts as vanished and its position is closed at the last price. Default: 10.</summary>
    public int VanishedAfterDays { get; init; } = 10;
}
