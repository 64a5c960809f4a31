using System.Diagnostics.CodeAnalysis;
using Daybook.Events;
using Daybook.Filters;

namespace Daybook.Statistics;

/// <summary>By which column events are counted.</summary>
public enum CountBy
{
    /// <summary>By their type's category.</summary>
    Category,

    /// <summary>By their type.</summary>
    Type,

    /// <summary>By their asset.</summary>
    Asset,

    /// <summary>By their action.</summary>
    Action,
}

/// <summary>Which events to count per stretch of time and value of a column.</summary>
public sealed record EventCountsQuery
{
    /// <summary>The most buckets.</summary>
    public const int MaxBuckets = 20_000;

    /// <summary>What an event must satisfy; null: nothing. With a filter every event that it selects is read.</summary>
    public Filter? Filter { get; init; }

    /// <summary>The column. Default: the category.</summary>
    public CountBy By { get; init; }

    /// <summary>Where buckets begin and end, ascending, at least two: bucket <c>i</c> holds the events whose <c>occurred</c> is at or after <c>Bounds[i]</c> and before <c>Bounds[i + 1]</c>.</summary>
    public required IReadOnlyList<DateTimeOffset> Bounds { get; init; }

    /// <summary>Checks the query itself.</summary>
    /// <exception cref="ArgumentException">There are no buckets or too many, or the bounds do not rise.</exception>
    [SuppressMessage("Usage", "MA0015", Justification = "The options are this record's own; the caller knows them by their names.")]
    public void Validate()
    {
        if (Bounds.Count is < 2 or > MaxBuckets + 1)
            throw new ArgumentException(FormattableString.Invariant($"There must be 1 to {MaxBuckets:N0} buckets, not {Bounds.Count - 1:N0}."), nameof(Bounds));
        for (var i = 1; i < Bounds.Count; i++)
        {
            if (Bounds[i] <= Bounds[i - 1])
                throw new ArgumentException($"The bounds must rise; {IsoTime.Format(Bounds[i])} does not come after {IsoTime.Format(Bounds[i - 1])}.", nameof(Bounds));
        }
    }
}

/// <summary>How many events of one bucket have one value.</summary>
/// <param name="Bucket">The bucket, from 0 on.</param>
/// <param name="Value">The column's value; null: those that have none.</param>
/// <param name="Count">Events, more than 0.</param>
public readonly record struct EventCount(int Bucket, string? Value, long Count);
