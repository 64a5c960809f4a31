namespace Daybook.Filters;

/// <summary>A range of whole numbers.</summary>
/// <param name="Min">The least, inclusive; <see cref="long.MinValue"/>: no bound.</param>
/// <param name="Max">The greatest, inclusive; <see cref="long.MaxValue"/>: no bound.</param>
public readonly record struct PlanBounds(long Min, long Max)
{
    /// <summary>No bound at all.</summary>
    public static PlanBounds None { get; } = new(long.MinValue, long.MaxValue);

    /// <summary>True when no number lies inside.</summary>
    public bool IsEmpty => Min > Max;

    /// <summary>True when the number lies inside.</summary>
    public bool Contains(long value) => value >= Min && value <= Max;

    internal PlanBounds Intersect(PlanBounds other) => new(Math.Max(Min, other.Min), Math.Min(Max, other.Max));

    internal PlanBounds Union(PlanBounds other) => new(Math.Min(Min, other.Min), Math.Max(Max, other.Max));
}
