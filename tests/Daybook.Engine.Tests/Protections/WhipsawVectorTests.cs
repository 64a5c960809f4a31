using System.Text.Json.Nodes;
using Daybook.Engine.Protections;
using Daybook.Engine.Protections.Whipsaw;
using Daybook.Engine.Regimes.Transitions;
using Daybook.Engine.Tests.Support;

namespace Daybook.Engine.Tests.Protections;

/// <summary>The reference system's second engine, which counts a cycle by its close, as Daybook does.</summary>
public sealed class WhipsawVectorTests
{
    [Fact]
    public void Whipsaw_answers_as_the_reference_engine_that_counts_closes() => VectorComparison.Play("whipsaw_engine", scenario =>
    {
        var options = new WhipsawOptions
        {
            MaxCycles = scenario.Config.Whole("maxCycles"),
            PeriodDays = scenario.Config.Whole("periodDays"),
            MinDurationHours = scenario.Config.Whole("minHours"),
        };
        var knowsRegimes = scenario.Config.Flag("regimeProvider");
        var state = WhipsawState.Empty;
        RegimeChangeSeverity? severity = null;
        return step =>
        {
            switch (step.Text("op"))
            {
                case "setRegime":
                    severity = knowsRegimes && Enum.TryParse<RegimeChangeSeverity>(step.Text("severity"), ignoreCase: true, out var given) ? given : null;
                    return null;
                case "record":
                    var (asset, at) = (step.Text("asset"), step.Time());
                    state = WhipsawProtection.Apply(state, step.Text("type") switch
                    {
                        "open" => Happened.Opened(asset, at),
                        "close" => Happened.Closed(asset, at),
                        _ => Happened.Increased(asset, at),
                    });
                    return new JsonObject { ["completedCycles"] = state.Of(asset).CyclesWithin(at, TimeSpan.FromDays(2 * options.PeriodDays)).Count };
                case "canOpen":
                    var context = new OverrideContext(severity, knowsRegimes && step.Flag("emergency"));
                    return Answer(WhipsawProtection.Decide(state, new TradeRequest(step.Text("asset"), TradeAction.Open, step.Time(), context), options), withCycles: state.Of(step.Text("asset")).CyclesWithin(step.Time(), TimeSpan.FromDays(options.PeriodDays)).Count);
                default:
                    // The caller of the reference engine says when the position was opened; here that is what happened.
                    var opened = WhipsawProtection.Apply(WhipsawState.Empty, Happened.Opened(step.Text("asset"), step.Time("openAt")));
                    return Answer(WhipsawProtection.Decide(opened, new TradeRequest(step.Text("asset"), TradeAction.Close, step.Time(), new OverrideContext(severity)), options));
            }
        };
    });

    private static JsonObject Answer(Verdict verdict, int? withCycles = null)
    {
        var isOverridden = verdict.Override is { IsEligible: true };
        return new JsonObject
        {
            ["allowed"] = verdict.Allows || isOverridden,
            ["decision"] = verdict.Allows ? "allow" : isOverridden ? "override" : "block",
            ["recentCycles"] = withCycles,
        };
    }
}
