using Daybook.Engine.Rebalancing;
using Daybook.Engine.Replay;
using Daybook.Engine.WhatIf;
using Daybook.Market.Buckets;

namespace Daybook.Engine.Tests.WhatIf;

public sealed class CounterfactualTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_settings_change_no_decision()
    {
        var result = await Counterfactual.RunAsync(MakeReplays.Walks(), [Variant.AsIs, Variant.Of(("whipsaw.period_days", "14"))], cancellationToken: Token);
        foreach (var run in result.Variants)
        {
            Assert.Equal(0, run.Changes.Count);
            Assert.Empty(run.Changes.First);
            Assert.True(run.Changes.Compared > 500);
            Assert.Equal(result.Base.ConfigurationDigest, run.ConfigurationDigest);
            Assert.Equal(result.Base.Performance, run.Performance);
            Assert.Equal(result.Base.Protections, run.Protections);
        }
    }

    [Fact]
    public async Task Each_variant_is_the_replay_of_its_settings()
    {
        var options = MakeReplays.Walks(2);
        var result = await Counterfactual.RunAsync(options, [Variant.Of(("whipsaw.enabled", "false"), ("grace.days", "2"))], cancellationToken: Token);
        await IsReplayOf(options, result.Base);
        var changed = options with { Rebalance = RebalanceOptions.Of(options.Rebalance.Configuration.With([new("whipsaw.enabled", "false"), new("grace.days", "2")])) };
        await IsReplayOf(changed, result.Variants[0]);
        Assert.NotEqual(result.Base.ConfigurationDigest, result.Variants[0].ConfigurationDigest);
        Assert.NotEqual(result.Base.Performance.TotalReturn, result.Variants[0].Performance.TotalReturn);
    }

    [Fact]
    public async Task The_buckets_of_the_settings_in_force_hold_for_all_replays()
    {
        var options = MakeReplays.Walks(2, 420, ("buckets.enabled", "true"), ("buckets.max_positions", "2"));
        var buckets = new BucketMap([new("First", ["A00", "A01", "A02", "A03", "A04", "A05"]), new("Second", ["A06", "A07", "A08", "A09", "A10", "A11"])]);
        var bucketed = options with { Rebalance = RebalanceOptions.Of(options.Rebalance.Configuration, buckets) };
        var result = await Counterfactual.RunAsync(bucketed, [Variant.AsIs], cancellationToken: Token);
        await IsReplayOf(bucketed, result.Base);
        await IsReplayOf(bucketed, result.Variants[0]);
        Assert.NotEqual((await Counterfactual.RunAsync(options, [], cancellationToken: Token)).Base.Performance, result.Base.Performance);
    }

    [Fact]
    public async Task Decisions_that_change_are_those_whose_targets_do()
    {
        var options = MakeReplays.Walks(3);
        var variant = Variant.Of(("holding.min_days", "20"));
        var result = await Counterfactual.RunAsync(options, [variant], new CounterfactualOptions { Examples = 7 }, cancellationToken: Token);
        var expected = Different(await Targets(options), await Targets(options with { Rebalance = RebalanceOptions.Of(options.Rebalance.Configuration.With(variant.Settings)) }));
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Count, result.Variants[0].Changes.Count);
        Assert.Equal(expected.Take(7), result.Variants[0].Changes.First.Select(change => change with { BaseWhy = null, VariantWhy = null }));
    }

    [Fact]
    public async Task A_rebalance_that_the_other_replay_does_not_make_counts_with_all_of_its_targets()
    {
        var options = MakeReplays.Walks(4);
        var result = await Counterfactual.RunAsync(options, [Variant.Of(("rebalance.frequency", "monthly"))], cancellationToken: Token);
        Assert.True(result.Variants[0].Rebalances < result.Base.Rebalances);
        var days = (await Targets(options)).Keys.Select(key => key.Date).Distinct().ToList();
        var ownDays = (await Targets(options with { Rebalance = RebalanceOptions.Of(options.Rebalance.Configuration.With("rebalance.frequency", "monthly")) })).Keys.Select(key => key.Date).ToHashSet();
        Assert.Contains(result.Variants[0].Changes.First, change => !ownDays.Contains(change.Date) && change.Variant is null && days.Contains(change.Date));
    }

    [Fact]
    public async Task All_replays_go_over_the_days_of_the_settings_in_force()
    {
        var result = await Counterfactual.RunAsync(MakeReplays.Walks(), [Variant.Of(("scoring.technical", "false"))], cancellationToken: Token);
        Assert.Equal(result.Base.Performance.First, result.Variants[0].Performance.First);
        Assert.Equal(result.Base.Performance.Days, result.Variants[0].Performance.Days);
    }

    [Fact]
    public async Task However_many_run_at_a_time_the_results_are_the_same_and_in_order()
    {
        var options = MakeReplays.Regimes(5, "adaptive") with { From = new DateOnly(2017, 1, 2) };
        var variants = SweepGrid.Parse("whipsaw.period_days=7|21,holding.min_days=1..5:2,rebalance.frequency=daily|weekly").Points.ToList();
        var sequential = await Counterfactual.RunAsync(options, variants, new CounterfactualOptions { Parallelism = 1 }, cancellationToken: Token);
        var parallel = await Counterfactual.RunAsync(options, variants, new CounterfactualOptions { Parallelism = 4 }, cancellationToken: Token);
        Assert.Equal(variants, parallel.Variants.Select(run => run.Variant));
        foreach (var (one, other) in sequential.Variants.Zip(parallel.Variants))
        {
            Assert.Equal(one.Performance, other.Performance);
            Assert.Equal(one.Protections, other.Protections);
            Assert.Equal((one.Changes.Count, one.Changes.Compared, one.ConfigurationDigest), (other.Changes.Count, other.Changes.Compared, other.ConfigurationDigest));
            Assert.Equal(one.Changes.First, other.Changes.First);
        }
    }

    [Fact]
    public async Task Errors_of_all_variants_are_said_before_anything_runs()
    {
        var told = new List<CounterfactualProgress>();
        Variant[] variants = [Variant.Of(("grace.days", "0")), Variant.AsIs, Variant.Of(("grace.dayz", "3"), ("holding.min_days", "x"))];
        var problem = await Assert.ThrowsAsync<VariantsRefusedException>(() => Counterfactual.RunAsync(MakeReplays.Walks(), variants, progress: new Told(told), cancellationToken: Token));
        Assert.Equal([variants[0], variants[2]], problem.Refused.Select(refused => refused.Variant));
        Assert.Equal(3, problem.Message.Split('\n').Length);
        Assert.Contains("grace.days=0: grace.days: 0 is outside 1 to 30", problem.Message, StringComparison.Ordinal);
        Assert.Empty(told);
    }

    [Fact]
    public async Task Progress_counts_every_day_and_every_replay_once()
    {
        var told = new List<CounterfactualProgress>();
        var result = await Counterfactual.RunAsync(MakeReplays.Walks(days: 300), [.. SweepGrid.Parse("grace.days=1..6").Points], new CounterfactualOptions { Parallelism = 3 }, new Told(told), Token);
        var days = 7 * result.Days.Count;
        Assert.Equal(days + 7, told.Count);
        Assert.Equal(Enumerable.Range(0, 8), told.Select(step => step.Done).Distinct());
        Assert.Equal(new CounterfactualProgress(0, 7, 1, days), told[0]);
        Assert.Equal(new CounterfactualProgress(7, 7, days, days), told[^1]);
    }

    [Fact]
    public async Task Each_run_has_its_return_of_every_day()
    {
        var options = MakeReplays.Walks(days: 400);
        var result = await Counterfactual.RunAsync(options, [Variant.Of(("grace.enabled", "false")), Variant.AsIs], cancellationToken: Token);
        var alone = await new ReplayRun(options, new NullReplayLog()).RunAsync(cancellationToken: Token);
        Assert.Equal(alone.Values.Skip(1).Select(value => value.Date), result.Days);
        Assert.Equal(alone.Values.Zip(alone.Values.Skip(1), (before, after) => (after.Value / before.Value) - 1), result.Base.Returns);
        Assert.Equal(result.Base.Returns, result.Variants[1].Returns);
        foreach (var run in result.Variants)
            Assert.Equal(run.Performance.TotalReturn!.Value, run.Returns.Aggregate(1.0, (value, one) => value * (1 + one)) - 1, 9);
    }

    [Fact]
    public async Task Changed_decisions_say_why_and_are_grouped_by_it()
    {
        var result = await Counterfactual.RunAsync(
            MakeReplays.Walks(3, 600, ("holding.min_days", "1"), ("whipsaw.enabled", "false")), [Variant.Of(("grace.enabled", "false"))], new CounterfactualOptions { Examples = int.MaxValue }, cancellationToken: Token);
        var changes = result.Variants[0].Changes;
        var first = changes.Kinds[0];
        Assert.Equal("close refused by grace_period", first.First.BaseWhy);
        Assert.Equal((TradeAction.Close, "below_threshold"), (first.First.Variant!.Value.Action, first.First.VariantWhy));
        Assert.Equal(changes.First[0].Date, first.First.Date);
        Assert.Equal(changes.Count, changes.Kinds.Sum(kind => kind.Count));
        foreach (var kind in changes.Kinds)
        {
            var alike = changes.First.Where(one => one.BaseWhy == kind.First.BaseWhy && one.VariantWhy == kind.First.VariantWhy && one.Base?.Action == kind.First.Base?.Action && one.Variant?.Action == kind.First.Variant?.Action).ToList();
            Assert.Equal(
                (alike.Count, alike.Select(one => one.Asset).Distinct().Count(), alike.Select(one => one.Date).Distinct().Count(), alike[0], alike[^1].Date),
                ((int)kind.Count, kind.Assets, kind.Days, kind.First, kind.Last));
        }
    }

    [Fact]
    public async Task Cancelling_stops_the_replays()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var told = new List<CounterfactualProgress>();
        var stop = new Told(told, () => source.Cancel());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Counterfactual.RunAsync(
            MakeReplays.Walks(days: 300), [.. SweepGrid.Parse("grace.days=1..30").Points], new CounterfactualOptions { Parallelism = 2 }, stop, source.Token));
        Assert.True(told.Count < 300);
    }

    private static async Task IsReplayOf(ReplayOptions options, CounterfactualRun run)
    {
        var result = await new ReplayRun(options, new NullReplayLog()).RunAsync(cancellationToken: Token);
        Assert.Equal(result.Performance, run.Performance);
        Assert.Equal(result.Protections, run.Protections);
        Assert.Equal((result.Rebalances, result.Fills), (run.Rebalances, run.Fills));
        Assert.Equal(options.Rebalance.Configuration, run.Configuration);
    }

    private static async Task<SortedDictionary<(DateOnly Date, string Asset), DecidedTarget>> Targets(ReplayOptions options)
    {
        var stream = new DecisionStream();
        await new ReplayRun(options, stream).RunAsync(cancellationToken: Token);
        var targets = stream.Rebalances.SelectMany(rebalance => rebalance.Targets, (rebalance, target) => KeyValuePair.Create((rebalance.Date, target.Asset), target.Target));
        return new(new Dictionary<(DateOnly, string), DecidedTarget>(targets), Comparer<(DateOnly Date, string Asset)>.Create(
            (one, other) => one.Date != other.Date ? one.Date.CompareTo(other.Date) : string.CompareOrdinal(one.Asset, other.Asset)));
    }

    private static List<ChangedDecision> Different(SortedDictionary<(DateOnly Date, string Asset), DecidedTarget> before, SortedDictionary<(DateOnly Date, string Asset), DecidedTarget> now)
    {
        var changes = new List<ChangedDecision>();
        foreach (var key in before.Keys.Union(now.Keys).OrderBy(key => key.Date).ThenBy(key => key.Asset, StringComparer.Ordinal))
        {
            DecidedTarget? one = before.TryGetValue(key, out var known) ? known : null;
            DecidedTarget? other = now.TryGetValue(key, out var decided) ? decided : null;
            var isSame = one is { } a && other is { } b && a.Action == b.Action && (a.Action == TradeAction.Hold || Math.Abs(a.Size - b.Size) <= 1e-9);
            if (!isSame)
                changes.Add(new ChangedDecision(key.Date, key.Asset, one, other));
        }

        return changes;
    }

    private sealed class Told(List<CounterfactualProgress> told, Action? then = null) : IProgress<CounterfactualProgress>
    {
        public void Report(CounterfactualProgress value)
        {
            told.Add(value);
            then?.Invoke();
        }
    }
}
