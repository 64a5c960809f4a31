using Daybook.Engine.Rebalancing;

namespace Daybook.Engine.Replay;

/// <summary>Correlations of daily log returns over the newest days, on the days that both assets have (Pearson). Fewer than 20 common returns say nothing.</summary>
internal sealed class ReplayCorrelations(IReadOnlyDictionary<string, ReplayAsset> assets, int windowDays)
{
    private const int FewestReturns = 20;

    private readonly Dictionary<(string, string), double?> _known = [];

    /// <summary>Forgets what was worked out for another day.</summary>
    public void Clear() => _known.Clear();

    /// <summary>The closest of some assets.</summary>
    public ClosestPeer? Closest(string asset, IReadOnlyList<string> others)
    {
        ClosestPeer? closest = null;
        foreach (var other in others)
        {
            if (Of(asset, other) is { } correlation && (closest is null || correlation > closest.Correlation))
                closest = new ClosestPeer(other, correlation);
        }

        return closest;
    }

    private double? Of(string asset, string other)
    {
        var key = string.CompareOrdinal(asset, other) < 0 ? (asset, other) : (other, asset);
        if (!_known.TryGetValue(key, out var known))
            _known[key] = known = Compute(assets[key.Item1], assets[key.Item2]);
        return known;
    }

    private double? Compute(ReplayAsset left, ReplayAsset right)
    {
        var from = Math.Max(left.LastDate.DayNumber, right.LastDate.DayNumber) - windowDays;
        var (i, j) = (left.Known - 1, right.Known - 1);
        var (nextLeft, nextRight) = (double.NaN, double.NaN);
        var (n, x, y, xx, yy, xy) = (0, 0.0, 0.0, 0.0, 0.0, 0.0);
        var bars = left.Bars;
        var logs = left.Closes.Logs;
        var otherBars = right.Bars;
        var otherLogs = right.Closes.Logs;
        while (i >= 0 && j >= 0 && bars[i].Date.DayNumber >= from && otherBars[j].Date.DayNumber >= from)
        {
            ref readonly var a = ref bars[i];
            ref readonly var b = ref otherBars[j];
            if (a.Date != b.Date || !a.IsTradable || !b.IsTradable)
            {
                (i, j) = a.Date > b.Date ? (i - 1, j) : a.Date < b.Date ? (i, j - 1) : (i - 1, j - 1);
                continue;
            }

            var (logLeft, logRight) = (logs[i], otherLogs[j]);
            if (!double.IsNaN(nextLeft))
            {
                var (u, v) = (nextLeft - logLeft, nextRight - logRight);
                (n, x, y, xx, yy, xy) = (n + 1, x + u, y + v, xx + (u * u), yy + (v * v), xy + (u * v));
            }

            (nextLeft, nextRight, i, j) = (logLeft, logRight, i - 1, j - 1);
        }

        if (n < FewestReturns)
            return null;
        var spread = ((n * xx) - (x * x)) * ((n * yy) - (y * y));
        return spread > 0 ? Math.Clamp(((n * xy) - (x * y)) / Math.Sqrt(spread), -1, 1) : null;
    }
}
