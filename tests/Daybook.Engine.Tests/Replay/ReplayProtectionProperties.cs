using Daybook.Engine.Protections;
using Daybook.Engine.Tests.Support;
using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Engine.Tests.Replay;

/// <summary>What the protections promise of the trades of any replay, worked out from its events alone.</summary>
public sealed class ReplayProtectionProperties
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    [Fact]
    public void A_grace_period_never_closes_a_position_on_its_first_day_unless_it_was_bypassed() => RandomReplays.Sample(replay =>
    {
        var began = new Dictionary<string, DateTimeOffset>();
        foreach (var happened in replay.Events.Where(happened => happened.Asset is not null))
        {
            if (happened.Is(EventTypes.GracePeriodStart))
                began[happened.Asset!] = happened.OccurredAt;
            else if (IsBypass(happened, ProtectionNames.Grace))
                began.Remove(happened.Asset!);
            else if (happened.Is(EventTypes.PositionClose) && !IsForced(happened) && began.TryGetValue(happened.Asset!, out var at))
                Assert.True(happened.OccurredAt - at >= s_day, $"{happened}: grace began at {at:O}");
        }
    });

    [Fact]
    public void Only_what_is_approved_bypasses_anything_and_spends_of_a_budget() => RandomReplays.Sample(
        replay =>
        {
            foreach (var decision in replay.Decisions)
            {
                var approved = decision.Decisions.Where(asked => asked.IsApproved).Select(asked => asked.Request.Asset).ToHashSet(StringComparer.Ordinal);
                foreach (var happened in decision.Events.Where(happened => happened.Is(EventTypes.ProtectionOverrideApplied) || happened.Is(EventTypes.RegimeOverrideGranted)))
                    Assert.Contains(happened.Asset!, approved);
            }

            foreach (var (protection, use) in replay.Result.Protections)
                Assert.Equal(replay.Events.Count(happened => IsBypass(happened, protection)), use.Overridden);
        },
        count: 400);

    [Fact]
    public void A_position_in_grace_is_kept_for_its_days_unless_it_was_bypassed_and_has_no_more_than_those() => RandomReplays.Sample(replay =>
    {
        var began = new Dictionary<string, DateTimeOffset>();
        foreach (var (happened, inForce) in replay.Judged.Where(judged => judged.Event.Asset is not null))
        {
            var asset = happened.Asset!;
            if (happened.Is(EventTypes.GracePeriodStart))
                Assert.True(began.TryAdd(asset, happened.OccurredAt), $"{happened} while one was on since {began[asset]:O}");
            else if (happened.Is(EventTypes.RebalancingTargetApproved) && happened.Text("requested_action") == "close" && began.TryGetValue(asset, out var at))
                Assert.True(happened.OccurredAt - at >= TimeSpan.FromDays(inForce.Protections.Grace.Days), $"{happened}: grace began at {at:O}");
            else if (IsBypass(happened, ProtectionNames.Grace) || happened.Is(EventTypes.GracePeriodEnd))
                began.Remove(asset);
        }
    });

    [Fact]
    public void Nothing_is_bought_again_inside_the_window_unless_it_was_bypassed() => RandomReplays.Sample(replay =>
    {
        var options = replay.Options.Rebalance.Protections.Whipsaw;
        if (!options.Enabled)
            return;
        var closes = new Dictionary<string, List<DateTimeOffset>>();
        var bypassed = new HashSet<(string, DateTimeOffset)>();
        foreach (var (happened, inForce) in replay.Judged.Where(judged => judged.Event.Asset is not null))
        {
            if (happened.Is(EventTypes.PositionClose) && happened.Flag("forced") == true)
                continue;
            if (happened.Is(EventTypes.PositionClose))
                ((closes.TryGetValue(happened.Asset!, out var known) ? known : closes[happened.Asset!] = [])).Add(happened.OccurredAt);
            else if (IsBypass(happened, ProtectionNames.Whipsaw))
                bypassed.Add((happened.Asset!, happened.OccurredAt));
            else if (happened.Is(EventTypes.RebalancingTargetApproved) && happened.Text("requested_action") == "open" && !bypassed.Contains((happened.Asset!, happened.OccurredAt)))
                Assert.True(closes.GetValueOrDefault(happened.Asset!, []).Count(at => at > happened.OccurredAt.AddDays(-inForce.Protections.Whipsaw.PeriodDays)) < options.MaxCycles, happened.ToString());
        }
    });

    [Fact]
    public void No_young_position_is_closed_or_reduced_unless_that_was_bypassed_or_forced() => RandomReplays.Sample(replay =>
    {
        var protections = replay.Options.Rebalance.Protections;
        var opened = new Dictionary<string, DateTimeOffset>();
        var bypassed = new HashSet<(string, string, DateTimeOffset)>();
        foreach (var (happened, inForce) in replay.Judged.Where(judged => judged.Event.Asset is not null))
        {
            if (happened.Is(EventTypes.ProtectionOverrideApplied))
                bypassed.Add((happened.Asset!, happened.Text("protection")!, happened.OccurredAt));
            if (happened.Is(EventTypes.PositionOpen))
                opened[happened.Asset!] = happened.OccurredAt;
            if (!RecordedReplay.IsTrade(happened) || happened.Action is not ("close" or "decrease") || IsForced(happened))
                continue;
            var decidedAt = DateTimeOffset.Parse(happened.Text("decided_at")!, System.Globalization.CultureInfo.InvariantCulture);
            var age = decidedAt - opened[happened.Asset!];
            Assert.True(age >= inForce.Protections.Holding.MinDays * s_day || bypassed.Contains((happened.Asset!, ProtectionNames.Holding, decidedAt)), happened.ToString());
            Assert.True(
                happened.Action != "close" || !protections.Whipsaw.Enabled || age >= TimeSpan.FromHours(protections.Whipsaw.MinDurationHours)
                    || bypassed.Contains((happened.Asset!, ProtectionNames.Whipsaw, decidedAt)),
                happened.ToString());
        }
    });

    [Fact]
    public void A_core_asset_is_never_sold() => RandomReplays.Sample(replay =>
    {
        var core = new Dictionary<string, DateTimeOffset>();
        foreach (var happened in replay.Events.Where(happened => happened.Asset is not null))
        {
            if (happened.Is(EventTypes.CoreAssetDesignated))
                core[happened.Asset!] = DateTimeOffset.Parse(happened.Text("expires_at")!, System.Globalization.CultureInfo.InvariantCulture);
            else if (happened.Is(EventTypes.CoreAssetRevoked))
                core.Remove(happened.Asset!);
            else if (happened.Is(EventTypes.RebalancingTargetApproved) && happened.Text("requested_action") is "close" or "decrease")
                Assert.False(core.TryGetValue(happened.Asset!, out var until) && happened.OccurredAt <= until, happened.ToString());
        }
    });

    [Fact]
    public void An_override_needs_a_grant_and_a_transition_grants_no_more_than_its_budget() => RandomReplays.Sample(replay =>
    {
        var granted = new Dictionary<string, int>();
        foreach (var grant in replay.Events.Where(happened => happened.Is(EventTypes.RegimeOverrideGranted)))
            granted[grant.Text("transition_at")!] = granted.GetValueOrDefault(grant.Text("transition_at")!) + 1;

        Assert.All(granted.Values, count => Assert.True(count <= replay.Options.Rebalance.Regimes.Overrides.Budget));
        Assert.All(replay.Events.Where(happened => happened.Is(EventTypes.ProtectionOverrideApplied)), bypass => Assert.Contains(
            replay.Events,
            grant => grant.Is(EventTypes.RegimeOverrideGranted) && grant.Asset == bypass.Asset && grant.Text("protection") == bypass.Text("protection")
                && grant.OccurredAt <= bypass.OccurredAt && bypass.OccurredAt - grant.OccurredAt < s_day));
    });

    private static bool IsForced(PortfolioEvent happened) => happened.Flag("forced") == true;

    private static bool IsBypass(PortfolioEvent happened, string protection) => happened.Is(EventTypes.ProtectionOverrideApplied) && happened.Text("protection") == protection;
}
