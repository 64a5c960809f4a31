using System.Globalization;
using System.Numerics;
using Daybook.Engine.Configuration;

namespace Daybook.Engine.WhatIf;

/// <summary>Every combination of some parameters' values.</summary>
internal sealed class SweepGrid
{
    /// <summary>The most points of a grid, unless the caller says another number.</summary>
    public const int DefaultLimit = 10_000;

    private SweepGrid(IReadOnlyList<SweepAxis> axes, int count) => (Axes, Count) = (axes, count);

    /// <summary>The parameters and their values, in the order of the text.</summary>
    public IReadOnlyList<SweepAxis> Axes { get; }

    /// <summary>How many combinations there are.</summary>
    public int Count { get; }

    /// <summary>The combinations; the last parameter changes fastest.</summary>
    public IEnumerable<Variant> Points => Enumerable.Range(0, Count).Select(Point);

    /// <summary>
    /// Reads a grid: parameters separated by commas, each <c>key=values</c>. Values are separated by <c>|</c>, and each is a value as YAML writes it (a number, a flag, a word, a
    /// list in brackets) or a range of numbers, <c>from..to</c> or <c>from..to:step</c>, ends included as far as the steps reach them. Whole numbers step by 1 if nothing
    /// is said, others need a step. For example <c>whipsaw.period_days=7..30:7,grace.enabled=true|false,selection.min_score=0.55..0.65:0.05</c>.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">The most points, 1 or more.</param>
    /// <exception cref="SweepFormatException">The text is no grid, names a parameter that there is not or a value that is not legal, or has too many points; the exception has all errors.</exception>
    public static SweepGrid Parse(string text, int limit = DefaultLimit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var axes = new SweepReader(limit).Read(text);
        var count = axes.Aggregate(BigInteger.One, (product, axis) => product * axis.Values.Count);
        if (count > limit)
            throw new SweepFormatException([new SweepError(1, string.Create(CultureInfo.InvariantCulture, $"the grid has {count:N0} points; {limit:N0} are the most"))]);
        return new SweepGrid(axes, (int)count);
    }

    /// <summary>The points as they can be tried on top of a configuration. A point that contradicts itself or the rest is skipped with its reason, and does not stop the others.</summary>
    /// <param name="configuration">What is in force.</param>
    /// <param name="set">What every point sets besides; null: nothing.</param>
    /// <exception cref="ArgumentException">The grid has a parameter that is set besides.</exception>
    public SweepPlan Over(EngineConfiguration configuration, IReadOnlyList<KeyValuePair<string, string>>? set = null)
    {
        set ??= [];
        if (set.FirstOrDefault(one => Axes.Any(axis => axis.Key == one.Key)) is { Key: { } twice })
            throw new ArgumentException($"{twice} is both set and swept.", nameof(set));
        var (legal, refused) = VariantConfigurations.Of(configuration, set.Count == 0 ? Points : Points.Select(point => new Variant([.. set, .. point.Settings])));
        return new SweepPlan([.. legal.Select(one => one.Variant)], refused);
    }

    private Variant Point(int number)
    {
        var settings = new KeyValuePair<string, string>[Axes.Count];
        for (var i = settings.Length - 1; i >= 0; i--)
        {
            (number, var place) = int.DivRem(number, Axes[i].Values.Count);
            settings[i] = KeyValuePair.Create(Axes[i].Key, Axes[i].Values[place]);
        }

        return new Variant(settings);
    }
}
