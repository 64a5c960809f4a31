namespace Daybook.Engine;

/// <summary>What a target asks for, or a trade did.</summary>
public enum TradeAction
{
    /// <summary>Keep a position as it is.</summary>
    Hold,

    /// <summary>Open a position.</summary>
    Open,

    /// <summary>Make a position larger.</summary>
    Increase,

    /// <summary>Make a position smaller.</summary>
    Decrease,

    /// <summary>Close a position.</summary>
    Close,
}
