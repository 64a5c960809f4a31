namespace Daybook.Auditing.Positions;

/// <summary>The types that speak of positions, by name: an imported event may have one under a foreign category.</summary>
internal static class PositionNames
{
    public const string Open = "position_open";
    public const string Close = "position_close";
    public const string Adjust = "position_adjust";
    public const string Decay = "position_decay";
    public const string Hold = "position_hold";
    public const string Update = "position_update";
    public const string Holding = "holding_snapshot";
    public const string Portfolio = "portfolio_snapshot";

    public const string Increase = "increase";
    public const string Decrease = "decrease";

    /// <summary>Whether the event trades: opens, closes or adjusts a position.</summary>
    public static bool IsTrade(string type) => type is Open or Close or Adjust;
}
