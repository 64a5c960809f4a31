using Daybook.Decisions;
using Daybook.Filters;
using Daybook.Recording;

namespace Daybook.Samples;

internal static class Deciding
{
    public static void Record(Session session)
    {
        session.RecordDecision(
            new Decision
            {
                Asset = "NVDA",
                Action = DecisionAction.NotOpen,
                Inputs = [new("momentum_12m", 0.31), new("volatility", 0.42, "a year")],
                Score = 0.81,
                Threshold = 0.65,
                Rank = 1,
                Ranked = 3,
                Places = 2,
                Checks =
                [
                    DecisionCheck.Pass("halt"),
                    DecisionCheck.Block("turnover", observed: 0.3, CompareOperator.LessOrEqual, limit: 0.25, unit: "a month") with { Code = "too_much" },
                ],
                DecidedBy = "turnover",
            },
            reason: "the month's turnover is used up");
    }
}
