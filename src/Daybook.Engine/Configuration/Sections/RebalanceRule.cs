namespace Daybook.Engine.Configuration.Sections;

/// <summary>What a <see cref="RebalanceFrequency"/> goes by.</summary>
public enum RebalanceRule
{
    /// <summary>So many calendar days after the last rebalance.</summary>
    Days,

    /// <summary>So many trading days after the last rebalance.</summary>
    TradingDays,

    /// <summary>A day of the week.</summary>
    Weekday,

    /// <summary>The first trading day of a month or a quarter.</summary>
    FirstOfPeriod,

    /// <summary>The last trading day of a month or a quarter.</summary>
    LastOfPeriod,
}
