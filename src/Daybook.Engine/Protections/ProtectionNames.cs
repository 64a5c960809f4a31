namespace Daybook.Engine.Protections;

/// <summary>The protections by the names that events and verdicts carry, in the order in which the chain asks them.</summary>
public static class ProtectionNames
{
    /// <summary>Whether trading is active, reducing or halted.</summary>
    public const string TradingState = "trading_state";

    /// <summary>Core assets are neither closed nor reduced.</summary>
    public const string CoreAsset = "core_asset_immunity";

    /// <summary>A position under the threshold is kept for some days.</summary>
    public const string Grace = "grace_period";

    /// <summary>A young position is neither closed nor reduced.</summary>
    public const string Holding = "holding_period";

    /// <summary>An asset is not bought and sold again and again.</summary>
    public const string Whipsaw = "whipsaw_protection";
}
