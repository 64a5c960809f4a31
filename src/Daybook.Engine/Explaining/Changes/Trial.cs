using Daybook.Engine.Rebalancing;
using Daybook.Engine.Redeciding;

namespace Daybook.Engine.Explaining.Changes;

/// <summary>Decides again and again about one asset, each time with one thing changed, and counts.</summary>
internal sealed class Trial(RecordedRebalance recorded, string asset)
{
    private readonly Dictionary<(string Key, string Value), TradeAction?> _tried = [];

    public RecordedRebalance Recorded { get; } = recorded;

    public string Asset { get; } = asset;

    /// <summary>The situation as it was.</summary>
    public Situation Original { get; } = Situation.Of(recorded);

    /// <summary>What was decided then.</summary>
    public TradeAction? Outcome { get; } = DecidedAction.Of(recorded.Events, asset);

    public AssetSnapshot Snapshot => Original.Snapshot.Universe.First(known => known.Asset == Asset);

    public int Decisions { get; private set; }

    /// <summary>True when something was not tried, because there were enough decisions.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>What is decided when one thing is changed; the same as then when that is illegal, or when there were enough decisions. What was tried before is not decided again.</summary>
    /// <param name="key">What is changed.</param>
    /// <param name="value">To which value, as text.</param>
    /// <param name="changed">The situation, or null when it is illegal.</param>
    public TradeAction? Decide(string key, string value, Func<Situation?> changed)
    {
        if (_tried.TryGetValue((key, value), out var known))
            return known;
        IsExhausted |= Decisions >= NearestChanges.MostDecisions;
        if (IsExhausted || changed() is not { } situation)
            return Outcome;
        Decisions++;
        return _tried[(key, value)] = situation.Decide(Asset);
    }

    /// <summary>True when the outcome is another then.</summary>
    public bool Differs(string key, string value, Func<Situation?> changed) => Decide(key, value, changed) != Outcome;
}
