using System.Collections.Immutable;

namespace Daybook.Engine.Scoring;

/// <summary>
/// The daily closes of one asset in the order of time, each time once. Immutable. Bad prices are kept: what they mean is said where they are used.
/// </summary>
internal sealed class CloseSeries
{
    private readonly ImmutableArray<DailyClose> _closes;
    private readonly double[] _logs;
    private readonly List<int> _bad = [];

    // Where the last one asked: a replay asks for one day after another. A race costs a search, no more.
    private int _lastKnown;

    /// <summary>Takes closes.</summary>
    /// <param name="closes">The closes, oldest first.</param>
    /// <exception cref="ArgumentException">A close does not come after the one before it; the message names both.</exception>
    public CloseSeries(IEnumerable<DailyClose> closes)
    {
        _closes = [.. closes];
        _logs = new double[_closes.Length];
        for (var i = 0; i < _closes.Length; i++)
        {
            _logs[i] = Math.Log(_closes[i].Price);
            if (!double.IsFinite(_logs[i]))
                _bad.Add(i);
            if (i > 0 && _closes[i].At <= _closes[i - 1].At)
            {
                throw new ArgumentException(
                    $"The close of {_closes[i].At:u} stands after the one of {_closes[i - 1].At:u}. Closes come in the order of time, each time once.", nameof(closes));
            }
        }
    }

    /// <summary>The closes.</summary>
    internal ReadOnlySpan<DailyClose> All => _closes.AsSpan();

    /// <summary>The natural logarithms of the closes, in their order; not finite where the price is bad. Taken once, since a close counts in many scores.</summary>
    internal ReadOnlySpan<double> Logs => _logs;

    /// <summary>The first of the closes from a place on up to another, itself not included, that is not above 0 and finite; null when all are.</summary>
    internal DailyClose? FirstBad(int from, int to)
    {
        var at = _bad.BinarySearch(from);
        at = at < 0 ? ~at : at;
        return at < _bad.Count && _bad[at] < to ? _closes[_bad[at]] : null;
    }

    /// <summary>What was known at a time: the closes up to it, itself included.</summary>
    internal ReadOnlySpan<DailyClose> UpTo(DateTimeOffset at)
    {
        var guess = Math.Min(_lastKnown + 1, _closes.Length);
        if (IsKnown(guess, at))
            return _closes.AsSpan(0, _lastKnown = guess);
        var (low, high) = (0, _closes.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (_closes[middle].At <= at)
                low = middle + 1;
            else
                high = middle;
        }

        return _closes.AsSpan(0, _lastKnown = low);
    }

    /// <summary>True when so many of the closes were known at a time, and no more.</summary>
    private bool IsKnown(int count, DateTimeOffset at) => (count == 0 || _closes[count - 1].At <= at) && (count == _closes.Length || _closes[count].At > at);
}
