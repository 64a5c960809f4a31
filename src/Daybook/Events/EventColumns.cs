namespace Daybook.Events;

/// <summary>Columns of an event that its type may require.</summary>
[Flags]
public enum EventColumns
{
    /// <summary>Nothing beyond what every event has.</summary>
    None = 0,

    /// <summary><see cref="PortfolioEvent.Asset"/>.</summary>
    Asset = 1,

    /// <summary><see cref="PortfolioEvent.Regime"/>.</summary>
    Regime = 2,

    /// <summary><see cref="PortfolioEvent.ScoreAfter"/>.</summary>
    ScoreAfter = 4,

    /// <summary><see cref="PortfolioEvent.SizeAfter"/>.</summary>
    SizeAfter = 8,

    /// <summary><see cref="PortfolioEvent.SessionId"/>.</summary>
    Session = 16,

    /// <summary><see cref="PortfolioEvent.TraceId"/>.</summary>
    Trace = 32,
}
