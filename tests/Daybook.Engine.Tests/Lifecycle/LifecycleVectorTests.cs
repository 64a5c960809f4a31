using System.Text.Json.Nodes;
using Daybook.Engine.Lifecycle;
using Daybook.Engine.Tests.Support;

namespace Daybook.Engine.Tests.Lifecycle;

public sealed class LifecycleVectorTests
{
    [Fact]
    public void Positions_live_as_in_the_reference() => VectorComparison.Play("lifecycle", _ =>
    {
        TrackedPosition? position = null;
        return step =>
        {
            if (step.Text("op") == "entry")
            {
                position = PositionLifecycle.Enter(step.Time(), step.Number("score"), step.Number("size"), step.Text("bucket"));
                return null;
            }

            position = PositionLifecycle.Observe(position!, new PositionObservation(step.Time(), step.Number("score"), step.Number("size"), StageOf(step)));
            return Answer(position, LifecycleReview.Assess(position, step.Time()));
        };
    });

    private static PositionStage? StageOf(JsonObject step) => step.Text("action") switch
    {
        "grace_start" => PositionStage.Grace,
        "grace_recovery" => PositionStage.Active,
        "force_close" => PositionStage.Closing,
        _ => step.Flag("forcedReview") ? PositionStage.ForcedReview : null,
    };

    private static JsonObject Answer(TrackedPosition position, LifecycleAssessment assessment) => new()
    {
        ["stage"] = assessment.Stage == PositionStage.ForcedReview ? "forced_review" : Lower(assessment.Stage),
        ["health"] = Lower(assessment.Health),
        ["daysHeld"] = assessment.DaysHeld,
        ["lowStreak"] = position.LowStreak,
        ["trend"] = Lower(position.Trend),
        ["peak"] = position.PeakSize,
        ["sizeChanges"] = position.SizeChanges,
        ["flags"] = new JsonArray([.. assessment.Risks.Select(risk => (JsonNode?)Shout(risk))]),
        ["priority"] = Lower(assessment.Priority),
        ["daysInStage"] = assessment.DaysInStage,
        ["avgScore"] = assessment.AverageScore,
        ["scoreVol"] = assessment.ScoreVolatility,
    };

    private static string Lower<T>(T word)
        where T : struct, Enum => word.ToString().ToLowerInvariant();

    private static string Shout(PositionRisk risk) => risk switch
    {
        PositionRisk.ExtendedLowPerformance => "EXTENDED_LOW_PERFORMANCE",
        PositionRisk.DecliningTrend => "DECLINING_TREND",
        PositionRisk.VeryLowScore => "VERY_LOW_SCORE",
        PositionRisk.SignificantSizeReduction => "SIGNIFICANT_SIZE_REDUCTION",
        _ => "LONG_HOLDING_PERIOD",
    };
}
