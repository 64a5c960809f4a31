namespace Daybook.Engine.Protections.Trading;

/// <summary>Whether trading is active, reducing or halted: a fold of the events that say so.</summary>
/// <param name="Status">What holds.</param>
/// <param name="Since">Since when, or null when nothing was ever said.</param>
/// <param name="Reason">Why, in the words of who said so.</param>
/// <param name="Event">The id of the event that said so; 0 when there is none.</param>
public sealed record TradingState(TradingStatus Status, DateTimeOffset? Since, string Reason, long Event)
{
    /// <summary>What was said to the portfolio by its name, when something that was said to all portfolios holds instead; otherwise null.</summary>
    public TradingState? Own { get; init; }

    /// <summary>Trading is active until something else is said.</summary>
    public static TradingState Empty { get; } = new(TradingStatus.Active, null, "Nothing else was said.", 0);

    /// <summary>
    /// What holds for a portfolio that this was said to by its name, when something was also said to all: the later one, but what was said to all lifts no stricter word that was said
    /// to the portfolio.
    /// </summary>
    /// <param name="all">What was said to all portfolios.</param>
    public TradingState Under(TradingState all)
    {
        ArgumentNullException.ThrowIfNull(all);
        return Event > all.Event || Status > all.Status ? this : all;
    }
}
