namespace Daybook.Engine.Configuration.Sections;

/// <summary>How often the portfolio is rebalanced.</summary>
public enum RebalanceFrequency
{
    /// <summary>Each day.</summary>
    Daily,

    /// <summary>Every 7 days.</summary>
    Weekly,

    /// <summary>Every 30 days.</summary>
    Monthly,

    /// <summary>Every 90 days.</summary>
    Quarterly,
}
