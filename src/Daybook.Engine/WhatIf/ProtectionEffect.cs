using Daybook.Engine.Performance;
using Daybook.Engine.Protections;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Redeciding;
using Daybook.Engine.Regimes;
using Daybook.Engine.Replay;
using Daybook.Market.Prices;
using Daybook.Queries;

namespace Daybook.Engine.WhatIf;

/// <summary>
/// What became of a protection's refusals. Refusals of the same asset and action at rebalances that follow each other are one episode, told by its first.
/// <para>
/// Outcome: the asset's return from its close on the day of the first refusal to its close 5, 20 and 60 of its trading days later, less the mean return, over the same days, of the
/// other assets that were held on that day and of which nothing was refused. For a refused close or decrease it counts as it is, for a refused open or increase with the other sign:
/// above 0 the refusal was right. The comparison takes out what the market did to all that was held: without it, refusals of closes look right whenever prices rise. A peer that is not
/// traded to the end counts with its last close. Episodes that lie close together share prices; the interval draws them together, in clusters (<see cref="HorizonEffect.Clusters"/>).
/// Each of the intervals is one of <see cref="BlockBootstrapOptions.Confidence"/>: of many, some are out by chance.
/// </para>
/// <para>
/// Costs saved: for each episode its size x (commission + slippage), twice that for an open that whipsaw protection refused, which would have been closed again. A trade that was only
/// put off is counted all the same.
/// </para>
/// </summary>
/// <param name="Protection">The protection, one of <see cref="ProtectionNames"/>.</param>
/// <param name="Refusals">Requests that it refused.</param>
/// <param name="Episodes">Episodes of refusals.</param>
/// <param name="Horizons">What became of the assets, by the length of time.</param>
/// <param name="CostsSavedShare">The costs of the trades that were not made, each as a fraction of the portfolio on its day, summed up.</param>
/// <param name="CostsSaved">The same in currency, or null when the portfolio's values are not known.</param>
public sealed record ProtectionEffect(string Protection, int Refusals, int Episodes, IReadOnlyList<HorizonEffect> Horizons, double CostsSavedShare, double? CostsSaved)
{
    /// <summary>The lengths of time, in trading days of the asset.</summary>
    public static IReadOnlyList<int> HorizonDays { get; } = [5, 20, 60];

    /// <summary>Replays, and measures what was refused.</summary>
    /// <param name="options">The replay.</param>
    /// <param name="bootstrap">How intervals are drawn, or null for 95 % and the other defaults; the length of blocks plays no part.</param>
    /// <param name="progress">Told after every day.</param>
    /// <param name="cancellationToken">Stops between two days.</param>
    /// <returns>An effect for each protection, in the chain's order, those that refused nothing among them.</returns>
    public static async Task<IReadOnlyList<ProtectionEffect>> MeasureAsync(
        ReplayOptions options, BlockBootstrapOptions? bootstrap = null, IProgress<ReplayProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var episodes = new BlockedEpisodes();
        var result = await new ReplayRun(options, episodes).RunAsync(progress, cancellationToken).ConfigureAwait(false);
        var money = options.Rebalance.Configuration.Rebalance;
        return Of(episodes.Episodes, options.Prices, new TradingCosts(money.Commission, money.Slippage), result.Values, bootstrap);
    }

    /// <summary>Measures what was refused in a recorded run. Its decisions are made again from the journal, since the size of a refused open stands in no event.</summary>
    /// <param name="reader">The journal.</param>
    /// <param name="run">The session that is a run of its own, such as a replay.</param>
    /// <param name="prices">The prices of its time and the days after it.</param>
    /// <param name="bootstrap">How intervals are drawn, or null for 95 % and the other defaults.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>An effect for each protection, in the chain's order; costs as fractions alone. The newest decision's costs count for all.</returns>
    public static async Task<IReadOnlyList<ProtectionEffect>> MeasureAsync(
        JournalReader reader, string run, PriceSet prices, BlockBootstrapOptions? bootstrap = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(run);
        var episodes = new BlockedEpisodes();
        var costs = default(TradingCosts);
        await foreach (var recorded in RecordedRebalances.ReadAsync(reader, run, cancellationToken).ConfigureAwait(false))
        {
            episodes.Take(Rebalance.Make(recorded.Before, recorded.Snapshot(), recorded.Options, isRead: false, RegimeWatch.Decide));
            costs = new TradingCosts(recorded.Options.Configuration.Rebalance.Commission, recorded.Options.Configuration.Rebalance.Slippage);
        }

        return Of(episodes.Episodes, prices, costs, values: null, bootstrap);
    }

    /// <summary>Measures episodes.</summary>
    /// <param name="episodes">The episodes by their first day.</param>
    /// <param name="prices">The prices. An asset that they do not have counts as beyond them.</param>
    /// <param name="costs">What a trade would have cost.</param>
    /// <param name="values">The portfolio's daily values, or null: then costs are fractions alone. A day without a value costs nothing in currency.</param>
    /// <param name="bootstrap">How intervals are drawn, or null for 95 % and the other defaults.</param>
    /// <returns>An effect for each protection, in the chain's order.</returns>
    public static IReadOnlyList<ProtectionEffect> Of(
        IReadOnlyList<BlockedEpisode> episodes, PriceSet prices, TradingCosts costs, IReadOnlyList<DailyValue>? values = null, BlockBootstrapOptions? bootstrap = null)
    {
        ArgumentNullException.ThrowIfNull(episodes);
        ArgumentNullException.ThrowIfNull(prices);
        var closes = new TradableCloses(prices);
        var valueOf = values?.ToDictionary(day => day.Date, day => day.Value);
        string[] all = [ProtectionNames.TradingState, ProtectionNames.CoreAsset, ProtectionNames.Grace, ProtectionNames.Holding, ProtectionNames.Whipsaw];
        return [.. all.Select(name => Of(name, [.. episodes.Where(episode => episode.Protection == name)], closes, costs, valueOf, bootstrap))];
    }

    /// <summary>
    /// The replay as it is beside one without a protection, or with the least of it where it cannot be switched off. Later decisions follow from earlier ones, so that a small change
    /// at first ends in another portfolio: this is one path beside another, over one market. It shows what would have happened, and is no estimate of what the protection is worth.
    /// </summary>
    /// <param name="options">The replay.</param>
    /// <param name="how">How the replays are run, or null for the defaults.</param>
    /// <param name="progress">Told after every day of a replay, and when one has ended.</param>
    /// <param name="cancellationToken">Stops between two days.</param>
    /// <returns>A comparison for each protection that has settings, in the chain's order.</returns>
    public static Task<IReadOnlyList<ProtectionComparison>> CompareAsync(
        ReplayOptions options, CounterfactualOptions? how = null, IProgress<CounterfactualProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return ProtectionComparisons.RunAsync(options, how, progress, cancellationToken);
    }

    private static ProtectionEffect Of(
        string protection, BlockedEpisode[] episodes, TradableCloses closes, TradingCosts costs, Dictionary<DateOnly, double>? valueOf, BlockBootstrapOptions? bootstrap)
    {
        var saved = episodes.Select(episode => (episode.From, Share: CostOf(episode, costs))).ToList();
        return new ProtectionEffect(
            protection,
            episodes.Sum(episode => episode.Refusals),
            episodes.Length,
            [.. HorizonDays.Select(days => Horizon(days, episodes, closes, bootstrap))],
            saved.Sum(one => one.Share),
            valueOf is null ? null : saved.Sum(one => one.Share * valueOf.GetValueOrDefault(one.From)));
    }

    private static HorizonEffect Horizon(int days, BlockedEpisode[] episodes, TradableCloses closes, BlockBootstrapOptions? bootstrap)
    {
        var (outcomes, alone) = (new List<RefusalOutcome>(), 0);
        foreach (var episode in episodes.OrderBy(episode => episode.From))
        {
            if (closes.After(episode.Asset, episode.From, days) is not { } after)
                continue;
            if (PeersReturn(episode, after.Since, after.Until, closes) is { } peers)
                outcomes.Add(OutcomeOf(episode, after.Until, after.Return, peers));
            else
                alone++;
        }

        var (clusters, interval) = ClusteredMean.Of(outcomes, bootstrap);
        var isObserved = outcomes.Count > 0;
        return new HorizonEffect(
            days,
            outcomes.Count,
            episodes.Length - outcomes.Count - alone,
            alone,
            clusters,
            isObserved ? outcomes.Average(one => one.Value) : null,
            isObserved ? outcomes.Average(one => one.Raw) : null,
            interval);
    }

    private static RefusalOutcome OutcomeOf(BlockedEpisode episode, DateOnly until, double own, double peers)
    {
        var sign = episode.Action.ReducesRisk() ? 1 : -1;
        return new RefusalOutcome(episode.From, until, own, sign * (own - peers));
    }

    /// <summary>The mean return of an episode's peers over its days; null when it has none with prices.</summary>
    private static double? PeersReturn(BlockedEpisode episode, DateOnly since, DateOnly until, TradableCloses closes)
    {
        var returns = episode.Peers.Select(peer => closes.Between(peer, since, until)).OfType<double>().ToList();
        return returns.Count > 0 ? returns.Average() : null;
    }

    private static double CostOf(BlockedEpisode episode, TradingCosts costs)
    {
        var ways = episode is { Protection: ProtectionNames.Whipsaw, Action: TradeAction.Open } ? 2 : 1;
        return ways * episode.Size * (costs.Commission + costs.Slippage);
    }
}
