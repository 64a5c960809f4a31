using System.Collections;

namespace Daybook.Engine.Scoring;

/// <summary>One or more timeframes, each once, the longest first. Two sets are equal when they hold the same timeframes.</summary>
public sealed class TimeframeSet : IReadOnlyList<string>, IEquatable<TimeframeSet>
{
    private static readonly string[] Words = ["1w", "1d", "4h", "1h", "30m", "15m", "5m", "1m"];

    private readonly string[] _timeframes;

    /// <summary>Makes a set; the order in which the timeframes are given does not matter.</summary>
    /// <param name="timeframes">Words of <see cref="All"/>, each at most once, at least one.</param>
    /// <exception cref="ArgumentException">There is none, an unknown one, or one twice.</exception>
    public TimeframeSet(params IReadOnlyList<string> timeframes)
    {
        ArgumentNullException.ThrowIfNull(timeframes);
        _timeframes = [.. Words.Where(word => timeframes.Contains(word, StringComparer.Ordinal))];
        if (_timeframes.Length == 0 || _timeframes.Length != timeframes.Count)
            throw new ArgumentException($"'{string.Join(", ", timeframes)}' is not one or more of {string.Join(", ", Words)}, each once.", nameof(timeframes));
    }

    /// <summary>The timeframes that there are, the longest first: <c>1w 1d 4h 1h 30m 15m 5m 1m</c>.</summary>
    public static IReadOnlyList<string> All => Words;

    /// <inheritdoc/>
    public int Count => _timeframes.Length;

    /// <inheritdoc/>
    public string this[int index] => _timeframes[index];

    /// <inheritdoc/>
    public bool Equals(TimeframeSet? other) => other is not null && _timeframes.SequenceEqual(other._timeframes, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TimeframeSet);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(ToString(), StringComparison.Ordinal);

    /// <summary>The set as YAML writes it: <c>[1d, 4h, 1h]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", _timeframes)}]";

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => _timeframes.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
