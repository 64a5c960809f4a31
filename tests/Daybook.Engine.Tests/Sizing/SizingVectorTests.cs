using System.Text.Json.Nodes;
using Daybook.Engine.Sizing;
using Daybook.Engine.Tests.Support;

namespace Daybook.Engine.Tests.Sizing;

public sealed class SizingVectorTests
{
    [Fact]
    public void Sizes_are_those_of_the_reference_system() => VectorComparison.Ask("sizing", scenario =>
    {
        var result = PositionSizer.Size([.. scenario.Json["items"]!.AsArray().Select(item => Item(item!.AsObject()))], Options(scenario.Config));
        return new JsonObject
        {
            ["stage0"] = Positions(result.FirstStage),
            ["final"] = Positions(result.Cash > 0 ? [.. result.Positions, new SizedPosition(CashBucket.Asset, result.Cash)] : result.Positions),
            ["stage1Capped"] = result.CappedFirst,
            ["stage2Capped"] = result.CappedSecond,
            ["residual"] = result.Residual,
            ["strategy"] = result.Strategy is { } strategy ? Word(strategy) : "none",
            ["total"] = result.Invested + result.Cash,
        };
    });

    private static SizingItem Item(JsonObject item) => new(item.Text("asset"), item.Number("score"), item.Flag("current"));

    /// <summary>The reference's limits, whose second stage may allow more than its first.</summary>
    private static SizingOptions Options(JsonObject config) => new()
    {
        Mode = config.Text("mode") switch
        {
            "adaptive" => SizingMode.Adaptive,
            "equal_weight" => SizingMode.EqualWeight,
            "score_weighted" => SizingMode.ScoreWeighted,
            var other => throw new InvalidOperationException(other),
        },
        ResidualStrategy = Enum.GetValues<ResidualStrategy>().Single(strategy => Word(strategy) == config.Text("residual")),
        MaxInitialSize = config.Number("maxInitial"),
        MaxFinalSize = config.Number("maxFinal"),
        MinSize = config.Number("minSize"),
        TargetAllocation = config.Number("target"),
    };

    private static string Word(ResidualStrategy strategy) => strategy switch
    {
        ResidualStrategy.SafeTopSlice => "safe_top_slice",
        ResidualStrategy.Proportional => "proportional",
        _ => "cash_bucket",
    };

    private static JsonArray Positions(IEnumerable<SizedPosition> positions) =>
        [.. positions.Select(position => new JsonObject { ["asset"] = position.Asset, ["size"] = position.Size })];
}
