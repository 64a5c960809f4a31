using System.Text.Json.Nodes;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Chain;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Engine.Tests.Support;

namespace Daybook.Engine.Tests.Protections;

/// <summary>The reference system's whole decision table, driven by protections that answer what a row says; each says that it is eligible, so that the chain alone decides.</summary>
public sealed class ChainVectorTests
{
    private static readonly DateTimeOffset At = new(2024, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_chain_grants_and_refuses_as_the_reference_does() => VectorComparison.Ask("orchestrator_matrix", scenario =>
    {
        var input = scenario.Json["input"]!.AsObject();
        var action = Enum.Parse<TradeAction>(input.Text("action"), ignoreCase: true);
        var knowsRegime = input["broken"]?.GetValue<string>() != "regime";
        RegimeChangeSeverity? severity = knowsRegime && input.Flag("regimeChanged") ? Enum.Parse<RegimeChangeSeverity>(input.Text("severity"), ignoreCase: true) : null;
        ProtectionCheck[] chain =
        [
            Link(input, "core", ProtectionNames.CoreAsset, input.Flag("isCore"), a => a.ReducesRisk(), isFinal: true),
            Link(input, "grace", ProtectionNames.Grace, input.Flag("inGrace"), a => a == TradeAction.Close),
            Link(input, "holding", ProtectionNames.Holding, input.Flag("holdingBlocks"), a => a.ReducesRisk()),
            Link(input, "whipsaw", ProtectionNames.Whipsaw, input.Flag("whipsawBlocks"), a => a == TradeAction.Open),
        ];
        var decision = ProtectionChain.Decide(new TradeRequest("AAA", action, At, new OverrideContext(severity)), chain);
        return new JsonObject
        {
            ["approved"] = decision.IsApproved,
            ["blocking"] = new JsonArray([.. decision.Blocking.Select(name => (JsonNode?)name)]),
            ["overrideApplied"] = decision.Bypassed.Count > 0,
            ["checked"] = new JsonArray([.. decision.Checks.Where(check => check.IsConsulted).Select(check => (JsonNode?)check.Verdict.Protection)]),
        };
    });

    private static ProtectionCheck Link(JsonObject input, string name, string protection, bool blocks, Func<TradeAction, bool> guards, bool isFinal = false)
    {
        var isBroken = input["broken"]?.GetValue<string>() == name;
        var isAbsent = isBroken && input.Text("mode") == "absent";
        return new ProtectionCheck(protection, guards, Ask, isFinal);

        Verdict Ask(TradeRequest request)
        {
            if (isBroken && !isAbsent)
                throw new InvalidOperationException("It is broken.");
            return !isAbsent && blocks && guards(request.Action)
                ? Verdict.Block(protection, "blocked", "The row says so.") with { Override = OverrideEligibility.Yes(OverrideCodes.RegimeChange, "The row says so.") }
                : Verdict.Pass(protection, "ok", "The row says so.");
        }
    }
}
