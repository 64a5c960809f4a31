using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Daybook.Engine.Selection;
using Daybook.Engine.Sizing;
using Daybook.Engine.Tests.Support;

namespace Daybook.Engine.Tests.Selection;

public sealed class SelectionVectorTests
{
    [Fact]
    public void Selected_assets_and_targets_are_those_of_the_reference_system() => VectorComparison.Ask("selection", scenario =>
    {
        var result = Decide(scenario);
        return new JsonObject
        {
            ["selected"] = new JsonArray([.. result.Selected.Select(asset => JsonValue.Create(asset))]),
            ["error"] = null,
            ["targets"] = new JsonArray([.. Targets(result)]),
        };
    });

    [Fact]
    public void Where_the_reference_system_keeps_too_many_positions_the_best_stay()
    {
        foreach (var scenario in Disputed("never trimmed"))
        {
            var result = Decide(scenario);

            Assert.Equal(scenario.Config.Whole("maxTotal"), result.Selected.Count);
            Assert.Contains(result.Choices, choice => choice.Code == SelectionCodes.OverMaxTotal);
        }
    }

    [Fact]
    public void Where_the_reference_system_crashes_because_no_score_earns_a_size_all_positions_are_closed()
    {
        foreach (var scenario in Disputed("drops every selected asset"))
        {
            var held = scenario.Json["current"]!.AsObject().Select(position => position.Key);

            Assert.Equal(held.Order(StringComparer.Ordinal), Decide(scenario).Targets.Where(target => target.Action == TradeAction.Close).Select(target => target.Asset));
        }
    }

    private static List<VectorScenario> Disputed(string why)
    {
        var found = SharedVectors.Read("selection").Where(scenario => scenario.IsDisputed && scenario.Json["why"]!.ToJsonString().Contains(why, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(found);
        return found;
    }

    private static SelectionResult Decide(VectorScenario scenario)
    {
        var config = scenario.Config;
        var input = new SelectionInput
        {
            Items = [.. scenario.Json["items"]!.AsArray().Select(item => new SelectionItem(item!.AsObject().Text("asset"), item.AsObject().Number("score")))],
            Current = scenario.Json["current"]!.AsObject().ToImmutableDictionary(position => position.Key, position => position.Value!.GetValue<double>()),
        };
        var selection = new SelectionOptions
        {
            MaxPositions = config.Whole("maxTotal"),
            MaxNewPositions = Math.Min(config.Whole("maxNew"), config.Whole("maxTotal")),
            MinScore = config.Number("minScore"),
            MinNewScore = config.Number("minScoreNew"),
        };
        var sizing = new SizingOptions
        {
            TargetAllocation = config.Number("target"),
            MaxInitialSize = config.Number("maxInitial"),
            MaxFinalSize = config.Number("maxFinal"),
            MinSize = config.Number("minSize"),
        };
        return AssetSelection.Decide(input, selection, sizing);
    }

    /// <summary>The reference system books cash as a position, after those that have a size.</summary>
    private static List<JsonNode> Targets(SelectionResult result)
    {
        var targets = result.Targets.Select(JsonNode (target) => Json(target.Asset, target.Action.ToWord(), target.Size, target.Current)).ToList();
        if (result.Sizing.Cash > 0)
            targets.Insert(result.Sizing.Positions.Count, Json(CashBucket.Asset, "open", result.Sizing.Cash, 0));
        return targets;
    }

    private static JsonObject Json(string asset, string action, double target, double current) =>
        new() { ["asset"] = asset, ["action"] = action, ["target"] = target, ["current"] = current };
}
