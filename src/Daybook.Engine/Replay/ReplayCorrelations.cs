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
        var from = ReplayClock.Close((left.LastDate > right.LastDate ? left.LastDate : right.LastDate).AddDays(-windowDays));
        var (i, j) = (left.KnownCloses - 1, right.KnownCloses - 1);
        var (nextLeft, nextRight) = (double.NaN, double.NaN);
        var (n, x, y, xx, yy, xy) = (0, 0.0, 0.0, 0.0, 0.0, 0.0);
        var closes = left.Closes.All;
        var logs = left.Closes.Logs;
        var otherCloses = right.Closes.All;
        var otherLogs = right.Closes.Logs;
        while (i >= 0 && j >= 0 && closes[i].At >= from && otherCloses[j].At >= from)
        {
            var (a, b) = (closes[i].At, otherCloses[j].At);
            if (a != b)
            {
                (i, j) = a > b ? (i - 1, j) : (i, j - 1);
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
