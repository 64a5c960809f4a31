using Daybook.Decisions;
using Daybook.Events;

namespace Daybook.Engine.Explaining.Changes;

/// <summary>Whether the answer would have been another when a block that ends by itself had ended.</summary>
internal static class TimeChanges
{
    public const string Key = "at";

    private const double DaysOfYear = 365;

    public static IEnumerable<NearestChange> Find(Trial trial)
    {
        var at = trial.Original.Snapshot.At;
        var ends = ProtectionAnswers.Of(trial.Recorded, trial.Asset)
            .SelectMany(answer => answer.Checks)
            .Where(check => check.Verdict.Outcome == CheckVerdict.Blocked && check.Verdict.BlockedUntil > at)
            .Select(check => check.Verdict.BlockedUntil!.Value)
            .Distinct()
            .Order();
        foreach (var end in ends)
        {
            if (trial.Decide(Key, IsoTime.Format(end), () => trial.Original.WithTime(end)) is var outcome && outcome != trial.Outcome)
                return [new NearestChange(ChangeKind.Time, Key, IsoTime.Format(at), IsoTime.Format(end), outcome, Math.Min(1, (end - at).TotalDays / DaysOfYear))];
        }

        return [];
    }
}
