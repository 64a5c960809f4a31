using CsCheck;
using Daybook.Engine.Configuration;
using Daybook.Engine.Protections.Trading;
using Daybook.Engine.Redeciding;
using Daybook.Engine.Tests.Support;
using Daybook.Events;

namespace Daybook.Engine.Tests.Explaining;

/// <summary>Rebalances of up to 14 assets under the presets, some held, some just sold, some without a score, and sometimes while trading is reducing.</summary>
internal static class AnyRebalance
{
    private static readonly Gen<double?> Score = Gen.Frequency((8, Gen.Double[0.4, 1].Select(value => (double?)value)), (1, Gen.Const((double?)0.65)), (1, Gen.Const((double?)null)));

    public static readonly Gen<RecordedRebalance> OfPresets = Gen.Select(
        Gen.Select(Score, Gen.Bool, Gen.Int[0, 40]).Array[2, 14],
        Gen.OneOf(Gen.Const("default"), Gen.Const("conservative"), Gen.Const("aggressive")),
        Gen.Int[1, 4],
        Gen.Int[0, 3]).Select((assets, preset, places, trading) => Decide(assets, preset, places, trading));

    private static RecordedRebalance Decide((double? Score, bool IsHeld, int Days)[] assets, string preset, int places, int trading)
    {
        var configuration = preset == "default" ? EngineConfiguration.Default : ConfigurationPresets.Find(preset)!.Configuration;
        configuration = configuration.With("selection.max_new_positions", $"{places}");
        var history = new List<PortfolioEvent>();
        if (trading == 0)
            history.Add(TradingProtection.Change(TradingStatus.Reducing, Decided.At.AddDays(-50), "Ada Byron", "She said so."));
        foreach (var (asset, i) in assets.Select((asset, i) => (asset, i)))
        {
            history.Add(Happened.Opened($"A{i}", Decided.At.AddDays(-asset.Days - 1)));
            if (!asset.IsHeld)
                history.Add(Happened.Closed($"A{i}", Decided.At.AddDays(-asset.Days)));
        }

        var held = Math.Max(1, assets.Count(asset => asset.IsHeld));
        return Decided.From(configuration, [.. history.OrderBy(happened => happened.OccurredAt)], [.. assets.Select((asset, i) => Decided.Asset($"A{i}", asset.Score, asset.IsHeld ? 0.9 / held : 0))]);
    }
}
