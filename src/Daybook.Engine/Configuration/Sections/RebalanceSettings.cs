namespace Daybook.Engine.Configuration.Sections;

/// <summary>The section <c>rebalance</c>: when the portfolio is rebalanced, with how much money, and what a trade costs.</summary>
public sealed record RebalanceSettings
{
    /// <summary>What <see cref="Calendar"/> says when there is none.</summary>
    public const string NoCalendar = "none";

    /// <summary>How often, or on which days, the portfolio is rebalanced. Default: monthly.</summary>
    public RebalanceFrequency Frequency { get; init; } = RebalanceFrequency.Monthly;

    /// <summary>The market whose trading days the frequency goes by; it has no say where calendar days are counted. Default: none.</summary>
    public string Calendar { get; init; } = NoCalendar;

    /// <summary>The money that a simulation begins with. Default: 100000; 1000 to 100000000 (currency).</summary>
    public double Cash { get; init; } = 100_000;

    /// <summary>The commission of a trade. Default: 0.001; 0 to 0.1 (of its value).</summary>
    public double Commission { get; init; } = 0.001;

    /// <summary>How much worse than the recorded price a trade is made. Default: 0; 0 to 0.1 (of the price).</summary>
    public double Slippage { get; init; }

    /// <summary>Whether a value of <see cref="Calendar"/> names a file.</summary>
    public static bool IsCalendarFile(string calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.EndsWith(".yaml", StringComparison.Ordinal) || calendar.EndsWith(".yml", StringComparison.Ordinal);
    }
}
