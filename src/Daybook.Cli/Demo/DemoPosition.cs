namespace Daybook.Cli.Demo;

/// <summary>A holding of the demo's portfolio.</summary>
internal sealed class DemoPosition
{
    public required DemoAsset Asset { get; init; }

    public required DateOnly Opened { get; init; }

    public int Shares { get; set; }

    /// <summary>When its grace period began, or null.</summary>
    public DateOnly? GraceSince { get; set; }

    /// <summary>The shares when its grace period began.</summary>
    public int GraceShares { get; set; }

    public int DaysHeld(DateOnly date) => date.DayNumber - Opened.DayNumber;
}

/// <summary>One line of the run's trades: BUY, SELL or HOLD.</summary>
internal sealed record DemoTrade(DateOnly Date, DemoAsset Asset, string Action, int Quantity, double Price, string Reason, double ScoreBefore, double ScoreAfter, string Regime);

/// <summary>One holding at the end of a day.</summary>
internal sealed record DemoHolding(DateOnly Date, DemoAsset Asset, int Shares, double Price, double Weight, double Score, int DaysHeld);

/// <summary>The portfolio at the end of a day.</summary>
internal sealed record DemoValue(DateOnly Date, double Value, double Cash, int Positions, double DailyReturn, double Return, double Drawdown, string Regime, double Confidence);
