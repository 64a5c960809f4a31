using System.Globalization;
using Daybook.Engine.Configuration.Parameters;

namespace Daybook.Engine.Explaining.Changes;

/// <summary>Which value of which parameter would have given another answer: of ordered ones the nearest legal value, of flags the other, of words the first of the others.</summary>
internal static class ParameterChanges
{
    // What scores are made of came before the decision, and when and with how much money there is a rebalance is not the decision's to say.
    private static readonly string[] OtherSections = ["scoring", "rebalance"];

    // What they say is measured before the decision, only told, about later ones, or changes many settings at once.
    private static readonly string[] OtherKeys =
    [
        "selection.correlation_window_days", "buckets.min_represented", "holding.max_days", "core.expiry_days", "core.extension_limit", "core.underperformance_days",
        "regimes.min_trending_confidence", "regimes.apply_parameters",
    ];

    public static IEnumerable<NearestChange> Find(Trial trial)
    {
        foreach (var parameter in ParameterRegistry.All.Where(parameter => MayMatter(parameter, trial)))
        {
            var found = parameter is { Minimum: { } least, Maximum: { } most } ? Nearest(trial, parameter, least, most) : First(trial, parameter);
            if (found is not null)
                yield return found;
        }
    }

    private static bool MayMatter(Parameter parameter, Trial trial) =>
        !OtherSections.Contains(parameter.Section, StringComparer.Ordinal)
        && !OtherKeys.Contains(parameter.Key, StringComparer.Ordinal)
        && (parameter.Switch is not { } flag || ParameterRegistry.Find(flag)!.ValueOf(trial.Original.Options.Configuration) is true);

    private static NearestChange? First(Trial trial, Parameter parameter)
    {
        var present = parameter.TextOf(trial.Original.Options.Configuration);
        string[] values = parameter.Words.Count > 0 ? [.. parameter.Words] : ["true", "false"];
        foreach (var value in values.Where(value => value != present))
        {
            if (trial.Decide(parameter.Key, value, () => trial.Original.WithParameter(parameter.Key, value)) is var outcome && outcome != trial.Outcome)
                return new NearestChange(ChangeKind.Parameter, parameter.Key, present, value, outcome, 1);
        }

        return null;
    }

    private static NearestChange? Nearest(Trial trial, Parameter parameter, double least, double most)
    {
        var present = parameter.ValueOf(trial.Original.Options.Configuration);
        var from = Convert.ToDouble(present, CultureInfo.InvariantCulture);
        var grid = present is int ? new ValueGrid(1, least, most) : ValueGrid.OfNumbers(least, most);
        NearestChange? nearest = null;
        foreach (var direction in (int[])[1, -1])
        {
            string At(long steps) => grid.At(from, direction, steps).ToString("R", CultureInfo.InvariantCulture);
            Situation? With(long steps) => trial.Original.WithParameter(parameter.Key, At(steps));
            TradeAction? Decide(long steps) => trial.Decide(parameter.Key, At(steps), () => With(steps));
            var legal = Legal(grid.Count(from, direction), steps => With(steps) is not null);
            if (Outward.Find(legal, steps => Decide(steps) != trial.Outcome) is not { } found)
                continue;
            var distance = Math.Abs(grid.At(from, direction, found) - from) / (most - least);
            if (nearest is null || distance < nearest.Distance)
                nearest = new NearestChange(ChangeKind.Parameter, parameter.Key, parameter.TextOf(trial.Original.Options.Configuration), At(found), Decide(found), distance);
        }

        return nearest;
    }

    /// <summary>How many steps are legal: beside the other values a bound may be nearer than the parameter's own.</summary>
    private static long Legal(long most, Func<long, bool> isLegal)
    {
        if (most == 0 || isLegal(most))
            return most;
        var (legal, illegal) = (0L, most);
        while (illegal - legal > 1)
        {
            var middle = legal + ((illegal - legal) / 2);
            if (isLegal(middle))
                legal = middle;
            else
                illegal = middle;
        }

        return legal;
    }
}
