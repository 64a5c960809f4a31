using Daybook.Operations.Inputs;

namespace Daybook.Operations.Replaying;

/// <summary>Asks for a backtest over daily prices, which is recorded into the journal as one session.</summary>
public sealed record ReplayRequest
{
    /// <summary>The market.</summary>
    public MarketRequest Market { get; init; } = new();

    /// <summary>The settings.</summary>
    public SettingsRequest Settings { get; init; } = new();

    /// <summary>The name that the portfolio is to have, 1 to 128 characters; null: none.</summary>
    public string? Portfolio { get; init; }
}
