using Daybook.Engine.Performance;
using Daybook.Engine.Protections;
using Daybook.Engine.WhatIf;

namespace Daybook.Engine.Tests.WhatIf;

public sealed class ProtectionComparisonTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_protection_is_compared_with_a_replay_without_it()
    {
        var options = MakeReplays.Walks(3, 600, ("grace.days", "1"), ("holding.min_days", "2"), ("whipsaw.period_days", "60"));
        var comparisons = await ProtectionEffect.CompareAsync(options, cancellationToken: Token);
        var expected = await Counterfactual.RunAsync(
            options, [Variant.Of(("grace.enabled", "false")), Variant.Of(("holding.min_days", "1")), Variant.Of(("whipsaw.enabled", "false"))], cancellationToken: Token);
        Assert.Equal([ProtectionNames.CoreAsset, ProtectionNames.Grace, ProtectionNames.Holding, ProtectionNames.Whipsaw], comparisons.Select(one => one.Protection));
        foreach (var (comparison, run) in comparisons.Skip(1).Zip(expected.Variants))
        {
            Assert.Equal(run.Performance, comparison.Run!.Performance);
            Assert.Equal(expected.Base.Performance.TotalReturn - run.Performance.TotalReturn, comparison.Difference!.TotalReturn);
            Assert.Equal(expected.Base.Performance.Cagr - run.Performance.Cagr, comparison.Difference.Cagr);
            Assert.Equal(expected.Base.Performance.MaxDrawdown - run.Performance.MaxDrawdown, comparison.Difference.MaxDrawdown);
            Assert.Equal(expected.Base.Performance.TurnoverPerYear - run.Performance.TurnoverPerYear, comparison.Difference.TurnoverPerYear);
            Assert.Equal(expected.Base.Performance.Costs - run.Performance.Costs, comparison.Difference.Costs);
        }

        Assert.True(comparisons[3].Difference!.TurnoverPerYear < 0);
    }

    [Fact]
    public async Task What_cannot_be_switched_off_or_is_off_already_is_said()
    {
        var comparisons = (await ProtectionEffect.CompareAsync(MakeReplays.Walks(5, 300, ("whipsaw.enabled", "false")), cancellationToken: Token)).ToDictionary(one => one.Protection);
        Assert.Equal("it cannot be switched off; compared with its weakest legal value, holding.min_days=1", comparisons[ProtectionNames.Holding].Note);
        Assert.False(comparisons[ProtectionNames.Holding].IsSwitchedOff);
        Assert.True(comparisons[ProtectionNames.Grace].IsSwitchedOff);
        Assert.Equal("compared with grace.enabled=false", comparisons[ProtectionNames.Grace].Note);
        foreach (var off in new[] { comparisons[ProtectionNames.CoreAsset], comparisons[ProtectionNames.Whipsaw] })
            Assert.True(off is { Run: null, Difference: null, Note: "nothing was compared: it is switched off already" });
        var weakest = await ProtectionEffect.CompareAsync(MakeReplays.Walks(5, 300, ("holding.min_days", "1")), cancellationToken: Token);
        Assert.Equal("nothing was compared: it cannot be switched off, and holding.min_days=1 is its weakest legal value already", weakest[2].Note);
    }

    [Fact]
    public void A_figure_that_either_replay_does_not_define_has_no_difference()
    {
        var day = new DateOnly(2020, 1, 1);
        var known = PerformanceReport.Of([new(day, 100), new(day.AddDays(40), 90)], new TradingTotals(50, 1));
        var unknown = PerformanceReport.Of([]);

        Assert.Equal(new ProtectionDifference(0, 0, 0, 0, 0), ProtectionDifference.Of(known, known));
        Assert.Equal(new ProtectionDifference(null, null, null, null, null), ProtectionDifference.Of(known, unknown));
        Assert.Equal(new ProtectionDifference(null, null, null, null, null), ProtectionDifference.Of(unknown, known));
    }

    [Fact]
    public async Task Core_assets_are_compared_where_there_are_any()
    {
        var comparisons = await ProtectionEffect.CompareAsync(MakeReplays.Regimes(3, "aggressive"), cancellationToken: Token);
        Assert.Equal(ProtectionNames.CoreAsset, comparisons[0].Protection);
        Assert.NotNull(comparisons[0].Difference);
    }
}
