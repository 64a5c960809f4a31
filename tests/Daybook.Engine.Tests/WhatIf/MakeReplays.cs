using Daybook.Engine.Configuration;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Regimes.Inputs;
using Daybook.Engine.Replay;
using Daybook.Engine.Tests.Support;
using Daybook.Market.Simulation;

namespace Daybook.Engine.Tests.WhatIf;

/// <summary>Replays to try settings on.</summary>
internal static class MakeReplays
{
    /// <summary>Random walks, rebalanced daily, so that the protections have work to do.</summary>
    public static ReplayOptions Walks(int seed = 1, int days = 420, params (string Key, string Value)[] settings) => new()
    {
        Prices = RandomMarket.Of(seed, 12, days),
        Rebalance = RebalanceOptions.Of(With(EngineConfiguration.Default, settings)),
    };

    /// <summary>A market with regimes, which may lift protections.</summary>
    public static ReplayOptions Regimes(ulong seed, string preset, params (string Key, string Value)[] settings)
    {
        var market = MarketSimulator.Run(new SimulationOptions { Seed = seed, Assets = 16, TradingDays = 700 });
        return new ReplayOptions
        {
            Prices = market.Prices,
            Universe = [.. market.Assets.Select(asset => asset.Name)],
            RegimePrices = market.ToRegimePrices(),
            Rebalance = RebalanceOptions.Of(With(ConfigurationPresets.Find(preset)!.Configuration, settings), market.Buckets),
        };
    }

    private static EngineConfiguration With(EngineConfiguration configuration, (string Key, string Value)[] settings) => configuration.With(
        [new("rebalance.frequency", "daily"), new("rebalance.slippage", "0.001"), .. settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value))]);
}
