using CsCheck;
using Daybook.Engine.Sizing;

namespace Daybook.Engine.Tests.Sizing;

public sealed class FinancingProperties
{
    private const double Rounding = 1e-9;

    private static readonly SizingOptions s_options = new();

    private static readonly Gen<Case> s_case = Gen.Select(
        Gen.Select(Gen.Frequency((1, Gen.Const(0.0)), (2, Gen.Double[0.001, 0.2])), Gen.Frequency((1, Gen.Const(0.0)), (3, Gen.Double[0.02, 0.2])), Gen.Bool, Gen.Int[0, 9]).Array[0, 12],
        Gen.Double[0.5, 1],
        (positions, target) => new Case(
            [.. positions.Select((position, i) => (Asset: $"A{i:00}", Held: position.Item1, Wanted: position.Item2, Denied: position.Item3, Kind: position.Item4))],
            s_options with { TargetAllocation = target }));

    [Fact]
    public void What_is_held_in_the_end_stays_within_the_target_whenever_what_is_kept_does() => s_case.Sample(given =>
    {
        var result = given.Fit();
        var held = result.Targets.ToDictionary(target => target.Asset, target => target.Action == TradeAction.Hold ? target.Current : target.Size);
        var total = given.Positions.Sum(position => held.TryGetValue(position.Asset, out var size) ? size : given.HasTarget(position) ? 0 : position.Held);
        var kept = given.Positions.Sum(given.Kept);

        Assert.Equal(total, result.Allocation, Rounding);
        Assert.True(total <= Math.Max(kept, given.Options.TargetAllocation) + Rounding, $"{total} over {given.Options.TargetAllocation}, {kept} is kept");
    });

    [Fact]
    public void No_target_grows_and_none_falls_under_what_is_held_or_the_smallest_size() => s_case.Sample(given =>
    {
        var before = given.Targets.ToDictionary(target => target.Asset);
        foreach (var target in given.Fit().Targets.Where(target => !given.Denied.Contains(target.Asset)))
        {
            Assert.True(target.Size <= before[target.Asset].Size + Rounding);
            if (before[target.Asset].Action is TradeAction.Open)
                Assert.True(target.Size >= Math.Min(s_options.MinSize, before[target.Asset].Size) - Rounding);
            if (before[target.Asset].Action is TradeAction.Increase)
                Assert.True(target.Size >= target.Current);
        }
    });

    [Fact]
    public void What_needs_no_cut_is_left_as_it_is_and_only_opens_and_increases_are_cut() => s_case.Sample(given =>
    {
        var result = given.Fit();
        var untouched = given.Targets.Where(target => !given.Denied.Contains(target.Asset) && (result.Cuts.Count == 0 || target.Action is not (TradeAction.Open or TradeAction.Increase)));

        Assert.Subset(result.Targets.ToHashSet(), untouched.ToHashSet());
        Assert.True(result.Cuts.Count == 0 || result.AllocationBefore > given.Options.TargetAllocation);
    });

    [Fact]
    public void The_order_of_the_targets_is_kept_and_that_of_the_holdings_does_not_matter() => Gen.Select(s_case, Gen.Int).Sample((given, seed) =>
    {
        var order = given.Targets.Select(target => target.Asset).ToList();
        var random = new Random(seed);
        var shuffled = given.Positions.OrderBy(_ => random.Next()).ToArray();

        var result = given.Fit();
        var again = Financing.Fit(given.Targets, shuffled.ToDictionary(position => position.Asset, position => position.Held), shuffled.Where(position => position.Denied).Select(position => position.Asset).ToHashSet(), given.Options);

        Assert.Equal(result.Targets.Select(target => target.Asset).OrderBy(order.IndexOf), result.Targets.Select(target => target.Asset));
        Assert.Equal(result.Targets, again.Targets);
        Assert.Equal(result.Allocation, again.Allocation);
    });

    private sealed record Case((string Asset, double Held, double Wanted, bool Denied, int Kind)[] Positions, SizingOptions Options)
    {
        public Target[] Targets { get; } = [.. Positions.Where(position => position.Kind > 0 && (position.Held > 0 || position.Wanted > 0)).Select(position => position.Wanted == 0
            ? Target.ToClose(position.Asset, position.Held, TargetCodes.NotSelected)
            : Target.ToReach(position.Asset, position.Wanted, position.Held, TargetCodes.Sized))];

        public HashSet<string> Denied { get; } = [.. Positions.Where(position => position.Denied).Select(position => position.Asset)];

        public FinancingResult Fit() => Financing.Fit(Targets, Positions.ToDictionary(position => position.Asset, position => position.Held), Denied, Options);

        public bool HasTarget((string Asset, double Held, double Wanted, bool Denied, int Kind) position) => Array.Exists(Targets, target => target.Asset == position.Asset);

        /// <summary>What stays of a position when nothing is bought.</summary>
        public double Kept((string Asset, double Held, double Wanted, bool Denied, int Kind) position) => Array.Find(Targets, target => target.Asset == position.Asset) switch
        {
            null => position.Held,
            _ when position.Denied => position.Held,
            { Action: TradeAction.Close } => 0,
            { Action: TradeAction.Decrease } target => target.Size,
            _ => position.Held,
        };
    }
}
