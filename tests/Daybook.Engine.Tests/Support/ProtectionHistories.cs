using CsCheck;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Engine.Protections.Grace;
using Daybook.Engine.Protections.Trading;
using Daybook.Events;

namespace Daybook.Engine.Tests.Support;

/// <summary>Histories of events that protections fold, whether they make sense or not.</summary>
internal static class ProtectionHistories
{
    /// <summary>One of the assets that histories speak of.</summary>
    public static readonly Gen<string> Asset = Gen.Int[0, 2].Select(number => $"A{number}");

    public static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ProtectionOptions Options = new() { CoreAssets = new() { Enabled = true } };

    /// <summary>Up to 40 events in their order, hours or days apart.</summary>
    public static readonly Gen<PortfolioEvent[]> Any = Gen.Select(Gen.Int[0, 48], Asset, Gen.Int[0, 8]).Array[0, 40].Select(steps =>
    {
        var at = Start;
        return steps.Select(step =>
        {
            at = at.AddHours(step.Item1);
            return Event(step.Item2, at, step.Item3);
        }).ToArray();
    });

    private static PortfolioEvent Event(string asset, DateTimeOffset at, int kind) => kind switch
    {
        0 or 1 => Happened.Opened(asset, at),
        2 or 3 => Happened.Closed(asset, at),
        4 => GraceProtection.Review(GraceState.Empty, new GracePosition(asset, 0.1, 0.1, 0.6, at), Options.Grace).Events[0],
        5 => Happened.Decayed(asset, at, 0.05),
        6 => CoreAssetDesignation.Designate(CoreAssetState.Empty, asset, "Risk Assets", 0.9, at, Options.CoreAssets).Events[0],
        7 => ProtectionEvents.Release(ProtectionNames.Holding, asset, at, "Ada Byron", "She said so."),
        _ => TradingProtection.Change(TradingStatus.Reducing, at, "Ada Byron", "She said so."),
    };
}
