namespace Daybook.Statistics;

/// <summary>What <see cref="StatisticsBuilder"/> needs to know of a set of events, so that a store can count without reading them.</summary>
public sealed record EventSums
{
    /// <summary>The earliest <c>occurred</c> of the events, in microseconds.</summary>
    public required long FirstOccurredMicros { get; init; }

    /// <summary>The latest <c>occurred</c> of the events, in microseconds.</summary>
    public required long LastOccurredMicros { get; init; }

    /// <summary>Events per type and category. Every event has both, so these counts also give the total.</summary>
    public required IReadOnlyCollection<TypeCount> Types { get; init; }

    /// <summary>Events per action, without those that have none.</summary>
    public required IReadOnlyCollection<KeyValuePair<string, long>> Actions { get; init; }

    /// <summary>Events per asset, without those that have none.</summary>
    public required IReadOnlyCollection<KeyValuePair<string, long>> Assets { get; init; }

    /// <summary>The execution times of the events that have one.</summary>
    public required ExecutionTimeHistogram ExecutionTimes { get; init; }
}

/// <summary>How many events are of one type and category. An import may bring a type's name under several categories.</summary>
/// <param name="Type">The type's name.</param>
/// <param name="Category">The category's name.</param>
/// <param name="Count">Events, not negative.</param>
public readonly record struct TypeCount(string Type, string Category, long Count);
