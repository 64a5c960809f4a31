using System.Text.Json.Nodes;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Chain;
using Daybook.Engine.Protections.CoreAssets;
using Daybook.Engine.Protections.Grace;
using Daybook.Engine.Protections.Holding;
using Daybook.Engine.Protections.Whipsaw;
using Daybook.Engine.Tests.Support;
using Daybook.Events;

namespace Daybook.Engine.Tests.Protections;

/// <summary>The reference system's orchestrator with its own managers. Each state is one that a single manager was told of; the others know nothing of the asset.</summary>
public sealed class RealChainVectorTests
{
    private static readonly DateTimeOffset At = new(2024, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ProtectionOptions Options = new();

    [Fact]
    public void The_chain_with_its_protections_answers_as_the_reference_does() => VectorComparison.Ask("orchestrator_real", scenario =>
    {
        var input = scenario.Json["input"]!.AsObject();
        var decision = Decide(input.Text("action"), input.Text("state"));
        return new JsonObject
        {
            ["approved"] = decision.IsApproved,
            ["blocking"] = new JsonArray([.. decision.Blocking.Select(name => (JsonNode?)name)]),
            ["detail"] = new JsonObject(decision.Checks.Where(check => check.IsConsulted).Select(check => KeyValuePair.Create(check.Verdict.Protection, (JsonNode?)Word(check)))),
        };
    });

    [Theory]
    [InlineData("close", "in_grace", ProtectionNames.Grace)]
    [InlineData("close", "young_position", ProtectionNames.Holding)]
    [InlineData("decrease", "young_position", ProtectionNames.Holding)]
    [InlineData("close", "core_expired", null)]
    [InlineData("decrease", "core_expired", null)]
    [InlineData("decrease", "none", null)]
    public void What_the_reference_loses_on_the_way_to_its_managers_is_kept(string action, string state, string? decider) =>
        Assert.Equal(decider, Decide(action, state).DecidedBy);

    private static ProtectionDecision Decide(string action, string state) =>
        ProtectionChain.Decide(new TradeRequest("AAA", Enum.Parse<TradeAction>(action, ignoreCase: true), At), ProtectionChain.Of(StateOf(state), Options));

    private static ProtectionState StateOf(string name) => name switch
    {
        "none" => ProtectionState.Empty,
        "in_grace" => ProtectionState.Empty.Apply(GraceProtection.Review(GraceState.Empty, new GracePosition("AAA", 0.2, 0.1, 0.6, At.AddDays(-2)), Options.Grace).Events),
        "young_position" => ProtectionState.Empty with { Holding = HoldingProtection.Apply(HoldingState.Empty, Happened.Opened("AAA", At.AddDays(-1))) },
        "whipsaw_limit" => ProtectionState.Empty with { Whipsaw = AfterCycle() },
        "core_expired" => ProtectionState.Empty.Apply(
            CoreAssetDesignation.Designate(CoreAssetState.Empty, "AAA", "Risk Assets", 0.97, At.AddDays(-Options.CoreAssets.ExpiryDays - 1), Options.CoreAssets).Events),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such state."),
    };

    private static WhipsawState AfterCycle() =>
        new PortfolioEvent[] { Happened.Opened("AAA", At.AddDays(-5)), Happened.Closed("AAA", At.AddDays(-2)) }.Aggregate(WhipsawState.Empty, WhipsawProtection.Apply);

    private static string Word(CheckedVerdict check) => check.Verdict.Allows ? "pass" : "block";
}
