namespace Daybook.Engine.Performance;

/// <summary>Falls of a portfolio's value from its highest so far (Magdon-Ismail and Atiya, Maximum Drawdown, Risk 17 (2004)).</summary>
internal static class Drawdowns
{
    /// <summary>The deepest fall, the first of several equal ones; null when no value lies under an earlier one.</summary>
    public static DrawdownPeriod? Deepest(IReadOnlyList<DailyValue> values)
    {
        var (peak, trough, highest, depth) = (0, 0, 0, 0.0);
        for (var i = 1; i < values.Count; i++)
        {
            if (values[i].Value >= values[highest].Value)
            {
                highest = i;
                continue;
            }

            var loss = 1 - (values[i].Value / values[highest].Value);
            if (loss > depth)
                (peak, trough, depth) = (highest, i, loss);
        }

        return depth > 0 ? new DrawdownPeriod(depth, values[peak].Date, values[trough].Date, Recovery(values, peak, trough)) : null;
    }

    private static DateOnly? Recovery(IReadOnlyList<DailyValue> values, int peak, int trough)
    {
        for (var i = trough + 1; i < values.Count; i++)
        {
            if (values[i].Value >= values[peak].Value)
                return values[i].Date;
        }

        return null;
    }
}
