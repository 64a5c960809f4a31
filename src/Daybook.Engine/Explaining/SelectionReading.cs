using Daybook.Engine.Protections;
using Daybook.Engine.Redeciding;
using Daybook.Engine.Selection;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Explaining;

/// <summary>Reads out of a rebalance's events what its selection, buckets and correlations said of an asset.</summary>
internal static class SelectionReading
{
    /// <summary>The metadata key of the selection's code.</summary>
    public const string Key = "selection";

    /// <summary>The selection's answer, given the event that scored the asset.</summary>
    public static SelectionAnswer Of(RecordedRebalance recorded, PortfolioEvent scored)
    {
        var options = recorded.InForce.Selection;
        var isHeld = scored.SizeBefore > 0;
        var all = recorded.Events.Where(RecordedRebalance.IsScore).Select(happened => (Event: happened, Code: happened.Text(Key) ?? string.Empty)).ToList();
        var kept = all.Count(one => one.Code is SelectionCodes.Kept or SelectionCodes.UnscoredHeld);
        var staying = all.Count(one => one.Code == SelectionCodes.Held);
        var places = isHeld ? options.MaxPositions - kept : Math.Min(options.MaxNewPositions, options.MaxPositions - kept - staying);
        var threshold = isHeld ? options.MinScore : options.MinNewScore;
        List<RankedAsset> ranked = [.. all
            .Where(one => one.Event.SizeBefore > 0 == isHeld && one.Event.ScoreAfter >= threshold && one.Code is not (SelectionCodes.Kept or SelectionCodes.UnscoredHeld))
            .Select(one => new RankedAsset(one.Event.Asset!, one.Event.ScoreAfter!.Value, one.Code))
            .OrderByDescending(one => one.Score)];
        var rank = ranked.FindIndex(one => one.Asset == scored.Asset) + 1;
        return new SelectionAnswer
        {
            Code = scored.Text(Key) ?? string.Empty,
            Rank = rank > 0 ? rank : null,
            Ranked = ranked.Count,
            Places = Math.Max(0, places),
            Ahead = rank > 0 ? ranked[..(rank - 1)] : ranked,
            Last = ranked.FindLast(one => one.HasPlace),
        };
    }

    /// <summary>What the limits of the asset's bucket said of selecting it, or null when they were not asked.</summary>
    public static BucketAnswer? Bucket(RecordedRebalance recorded, PortfolioEvent scored)
    {
        if (!recorded.Options.Configuration.Buckets.Enabled)
            return null;
        var limit = recorded.Options.BucketLimits.MaxPositions;
        foreach (var happened in recorded.Events.Where(happened => happened.Asset == scored.Asset && (happened.Is(EventTypes.BucketLimitEnforced) || happened.Is(EventTypes.BucketOverrideGranted))))
        {
            var bucket = happened.Text("bucket") ?? recorded.Options.Buckets.BucketOf(scored.Asset!);
            return new BucketAnswer(bucket, happened.Text("code") ?? happened.Type.Name, happened.Number("bucket_positions"), happened.Number("bucket_limit") ?? limit, happened.Reason, happened.Id)
            {
                Places = happened.Is(EventTypes.BucketLimitEnforced) ? PlacesOf(recorded, bucket) : [],
            };
        }

        return FoundRoom(scored)
            ? new BucketAnswer(recorded.Options.Buckets.BucketOf(scored.Asset!), Diversification.BucketCodes.WithinLimits, null, limit, string.Empty, null)
            : null;
    }

    /// <summary>The assets that found room in a bucket; what the selection said of them later makes no difference to those that did not.</summary>
    private static IReadOnlyList<BucketPlace> PlacesOf(RecordedRebalance recorded, string bucket) =>
    [
        .. recorded.Events
            .Where(happened => RecordedRebalance.IsScore(happened) && recorded.Options.Buckets.BucketOf(happened.Asset!) == bucket && FoundRoom(happened))
            .Select(happened => new BucketPlace(happened.Asset!, happened.ScoreAfter, happened.SizeBefore > 0))
            .OrderByDescending(place => place.Score),
    ];

    private static bool FoundRoom(PortfolioEvent scored) =>
        scored.Text(Key) is SelectionCodes.New or SelectionCodes.Held or SelectionCodes.Kept or SelectionCodes.NoSlot or SelectionCodes.Correlated or SelectionCodes.OverMaxTotal;

    /// <summary>What correlations said of selecting the asset, or null when they were not looked at.</summary>
    public static CorrelationAnswer? Correlation(RecordedRebalance recorded, string asset)
    {
        var answer = recorded.Events.FirstOrDefault(happened => happened.Asset == asset && (happened.Is(EventTypes.CorrelationCheck) || happened.Is(EventTypes.CorrelationBlock)));
        return answer?.Text("other_asset") is { } other && answer.Number("correlation") is { } correlation
            ? new CorrelationAnswer(
                other, correlation, answer.Number("correlation_limit") ?? recorded.Options.Configuration.Selection.CorrelationLimit, answer.Is(EventTypes.CorrelationBlock), answer.Id)
            : null;
    }
}
