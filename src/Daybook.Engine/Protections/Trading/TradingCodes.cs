namespace Daybook.Engine.Protections.Trading;

/// <summary>The reason codes of the trading state.</summary>
public static class TradingCodes
{
    /// <summary>Trading is active, or the action makes a position smaller while it is reducing.</summary>
    public const string Ok = "ok";

    /// <summary>Only what makes positions smaller is let through.</summary>
    public const string Reducing = "reducing";

    /// <summary>Nothing is let through.</summary>
    public const string Halted = "halted";
}
