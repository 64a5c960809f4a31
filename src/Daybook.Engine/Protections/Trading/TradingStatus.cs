namespace Daybook.Engine.Protections.Trading;

/// <summary>What trading may do at all.</summary>
public enum TradingStatus
{
    /// <summary>Everything.</summary>
    Active,

    /// <summary>Only what makes positions smaller or ends them.</summary>
    Reducing,

    /// <summary>Nothing.</summary>
    Halted,
}
