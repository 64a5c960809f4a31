namespace Daybook.Engine.Configuration.Sections;

/// <summary>The section <c>rebalance</c>: when the portfolio is rebalanced, with how much money, and what a trade costs.</summary>
public sealed record RebalanceSettings
{
    /// <summary>How often the portfolio is rebalanced. Default: monthly.</summary>
    public RebalanceFrequency Frequency { get; init; } = RebalanceFrequency.Monthly;

    /// <summary>The money that a simulation begins with. Default: 100000; 1000 to 100000000 (currency).</summary>
    public double Cash { get; init; } = 100_000;

    /// <summary>The commission of a trade. Default: 0.001; 0 to 0.1 (of its value).</summary>
    public double Commission { get; init; } = 0.001;

    /// <summary>How much worse than the recorded price a trade is made. Default: 0; 0 to 0.1 (of the price).</summary>
    public double Slippage { get; init; }
}
