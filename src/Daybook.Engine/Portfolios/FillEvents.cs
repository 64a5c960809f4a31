using Daybook.Engine.Protections.Grace;
using Daybook.Events;
using Daybook.Market.Buckets;

namespace Daybook.Engine.Portfolios;

/// <summary>Makes the events of trades. They say what was intended beside what was done, and bear the score that it was decided by.</summary>
internal static class FillEvents
{
    /// <summary>A <c>position_open</c>, <c>position_adjust</c> or <c>position_close</c> event.</summary>
    /// <param name="fill">The trade.</param>
    /// <param name="state">The state before it, which knows the target.</param>
    /// <param name="buckets">Which bucket an asset belongs to.</param>
    /// <param name="regime">The market regime, or null.</param>
    public static PortfolioEvent Of(Fill fill, EngineState state, BucketMap buckets, string? regime = null)
    {
        var intended = state.Intended.GetValueOrDefault(fill.Asset);
        var score = state.Positions.Of(fill.Asset)?.Score;
        var type = fill.Action switch
        {
            TradeAction.Open => EventTypes.PositionOpen,
            TradeAction.Close => EventTypes.PositionClose,
            _ => EventTypes.PositionAdjust,
        };
        return PortfolioEvent.Create(
            type,
            fill.At,
            fill.Reason ?? Reason(fill, intended),
            fill.Asset,
            fill.Action.ToWord(),
            regime,
            scoreBefore: score,
            scoreAfter: intended?.Score,
            sizeBefore: fill.SizeBefore,
            sizeAfter: fill.SizeAfter,
            metadata: Facts(fill, intended, buckets));
    }

    /// <summary>The events of a trade: a close also ends the position's grace period.</summary>
    internal static IReadOnlyList<PortfolioEvent> All(Fill fill, EngineState state, BucketMap buckets)
    {
        var trade = Of(fill, state, buckets, state.Regimes.Detection.Current?.Regime.Name);
        return fill.Action == TradeAction.Close && state.Protections.Grace.Of(fill.Asset) is { } entry
            ? [GraceProtection.Closed(fill.Asset, entry, state.Positions.Of(fill.Asset)?.Score, fill.SizeBefore, fill.At), trade]
            : [trade];
    }

    /// <summary>The events of several trades, each made in the state that the ones before it leave.</summary>
    internal static IReadOnlyList<PortfolioEvent> All(IReadOnlyList<Fill> fills, EngineState state, BucketMap buckets)
    {
        var events = new List<PortfolioEvent>();
        foreach (var fill in fills)
        {
            var happened = All(fill, state, buckets);
            events.AddRange(happened);
            state = state.Apply(happened);
        }

        return events;
    }

    private static Metadata? Facts(Fill fill, IntendedTrade? intended, BucketMap buckets)
    {
        List<(string Key, MetadataValue Value)> facts =
        [
            ("quantity", Math.Abs(fill.Quantity)), ("price", fill.Price), ("value", Math.Abs(fill.Quantity) * fill.Price), ("costs", fill.Costs), ("bucket", buckets.BucketOf(fill.Asset)),
        ];
        if (intended is not null)
        {
            facts.Add(("intended_size", intended.Size));
            facts.Add(("decided_at", intended.At));
        }

        if (fill.IsForced)
            facts.Add(("forced", true));
        return Metadata.Of([.. facts]);
    }

    private static string Reason(Fill fill, IntendedTrade? intended) => intended is null
        ? $"{fill.Action.ToWord()} without a target: {Decimals.Four(fill.SizeBefore)} to {Decimals.Four(fill.SizeAfter)}"
        : $"{fill.Action.ToWord()}: {Decimals.Four(fill.SizeBefore)} to {Decimals.Four(fill.SizeAfter)}, {Decimals.Four(intended.Size)} was intended";
}
