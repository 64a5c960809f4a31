using System.Text.Json.Nodes;
using Daybook.Engine.Lifecycle;
using Daybook.Engine.Tests.Support;

namespace Daybook.Engine.Tests.Lifecycle;

public sealed class LifecycleVectorTests
{
    [Fact]
    public void Positions_live_as_in_the_reference() => VectorComparison.Play(
        "lifecycle",
        _ =>
        {
            TrackedPosition? position = null;
            return step =>
            {
                if (step.Text("op") == "entry")
                {
                    position = PositionLifecycle.Enter(step.Time(), step.Number("score"), step.Number("size"));
                    return null;
                }

                position = PositionLifecycle.Observe(position!, new PositionObservation(step.Number("score"), step.Number("size"), StageOf(step)));
                return new JsonObject
                {
                    ["stage"] = position.Stage == PositionStage.ForcedReview ? "forced_review" : position.Stage.ToString().ToLowerInvariant(),
                    ["daysHeld"] = (int)(step.Time() - position.EnteredAt).TotalDays,
                    ["lowStreak"] = position.LowStreak,
                };
            };
        },
        "health", "trend", "peak", "sizeChanges", "flags", "priority", "daysInStage", "avgScore", "scoreVol");

    private static PositionStage? StageOf(JsonObject step) => step.Text("action") switch
    {
        "grace_start" => PositionStage.Grace,
        "grace_recovery" => PositionStage.Active,
        "force_close" => PositionStage.Closing,
        _ => step.Flag("forcedReview") ? PositionStage.ForcedReview : null,
    };
}
