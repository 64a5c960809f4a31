using System.Collections.Immutable;

namespace Daybook.Engine.Scoring;

/// <summary>
/// The daily closes of one asset in the order of time, each time once. Immutable. Bad prices are kept: what they mean is said where they are used.
/// </summary>
public sealed class CloseSeries
{
    private readonly ImmutableArray<DailyClose> _closes;
    private double[]? _logs;

    /// <summary>Takes closes.</summary>
    /// <param name="closes">The closes, oldest first.</param>
    /// <exception cref="ArgumentException">A close does not come after the one before it; the message names both.</exception>
    public CloseSeries(IEnumerable<DailyClose> closes)
    {
        _closes = [.. closes];
        for (var i = 1; i < _closes.Length; i++)
        {
            if (_closes[i].At <= _closes[i - 1].At)
            {
                throw new ArgumentException(
                    $"The close of {_closes[i].At:u} stands after the one of {_closes[i - 1].At:u}. Closes come in the order of time, each time once.", nameof(closes));
            }
        }
    }

    /// <summary>The natural logarithms of the closes, in their order; not finite where the price is bad. Taken once, since a close counts in many scores.</summary>
    internal ReadOnlySpan<double> Logs => _logs ??= [.. _closes.Select(close => Math.Log(close.Price))];

    /// <summary>What was known at a time: the closes up to it, itself included.</summary>
    internal ReadOnlySpan<DailyClose> UpTo(DateTimeOffset at)
    {
        var (low, high) = (0, _closes.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (_closes[middle].At <= at)
                low = middle + 1;
            else
                high = middle;
        }

        return _closes.AsSpan(0, low);
    }
}
