using Daybook.Engine.Configuration;
using Daybook.Engine.Portfolios;
using Daybook.Engine.Protections.Trading;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Redeciding;
using Daybook.Engine.Regimes;

namespace Daybook.Engine.Explaining.Changes;

/// <summary>All that a decision follows from. Changing one thing of it gives another situation, and deciding that says what would have been.</summary>
internal sealed record Situation(EngineState State, MarketSnapshot Snapshot, RebalanceOptions Options)
{
    public static Situation Of(RecordedRebalance recorded) => new(recorded.Before, recorded.Snapshot(), recorded.Options);

    /// <summary>Decides, and says what is decided of an asset: an action, a hold for a position that stays as it is, or null. Nobody reads the events, which say the same.</summary>
    public TradeAction? Decide(string asset) =>
        Rebalance.Make(State, Snapshot, Options, isRead: false, RegimeWatch.Decide).Targets.FirstOrDefault(target => target.Asset == asset)?.Action;

    /// <summary>With another score of one asset.</summary>
    public Situation WithScore(string asset, double score) => this with
    {
        Snapshot = Snapshot with
        {
            Universe = [.. Snapshot.Universe.Select(known => known.Asset == asset ? known with { Score = known.Score with { Value = score } } : known)],
        },
    };

    /// <summary>At another time; the same market is seen then.</summary>
    public Situation WithTime(DateTimeOffset at) => this with
    {
        Snapshot = Snapshot with { At = at, Regime = Snapshot.Regime is { } seen ? seen with { At = at } : null },
    };

    /// <summary>With another trading state.</summary>
    public Situation WithTrading(TradingStatus status) => this with
    {
        State = State with { Protections = State.Protections with { Trading = State.Protections.Trading with { Status = status } } },
    };

    /// <summary>With another value of a parameter, or null when that is not legal beside the others.</summary>
    public Situation? WithParameter(string key, string value)
    {
        try
        {
            return this with { Options = Options.Under(Options.Configuration.With(key, value)) };
        }
        catch (ConfigurationException)
        {
            return null;
        }
    }
}
