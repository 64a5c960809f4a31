using System.Globalization;

namespace Daybook.Engine.Explaining.Changes;

/// <summary>From which score on the answer would be another, upward and downward, to 0.001.</summary>
internal static class ScoreChanges
{
    public const string Key = "score";

    private const decimal Step = 0.001m;
    private const double MostHeld = 1.02;

    public static IEnumerable<NearestChange> Find(Trial trial)
    {
        var asset = trial.Snapshot;
        var grid = new ValueGrid(Step, 0, asset.Size > 0 ? MostHeld : 1);
        if (asset.Score.Value is not { } value || !double.IsFinite(value))
            return [.. Along(trial, grid, null, -(double)Step, 1)];
        return [.. Along(trial, grid, value, value, 1), .. Along(trial, grid, value, value, -1)];
    }

    /// <summary>The nearest change in one direction; without a score the search begins below 0.</summary>
    private static IEnumerable<NearestChange> Along(Trial trial, ValueGrid grid, double? present, double from, int direction)
    {
        double At(long steps) => grid.At(from, direction, steps);
        TradeAction? Decide(long steps) => trial.Decide(Key, Text(At(steps)), () => trial.Original.WithScore(trial.Asset, At(steps)));
        if (Outward.Find(grid.Count(from, direction), steps => Decide(steps) != trial.Outcome) is { } found)
        {
            yield return new NearestChange(
                ChangeKind.Score, Key, present is { } was ? Text(was) : null, Text(At(found)), Decide(found), present is null ? 1 : Math.Abs(At(found) - from));
        }
    }

    private static string Text(double score) => score.ToString("R", CultureInfo.InvariantCulture);
}
