using CsCheck;
using Daybook.Engine.Sizing;

namespace Daybook.Engine.Tests.Sizing;

/// <summary>Makes items and legal options at random, with many scores on the borders of classes.</summary>
internal static class SizingGenerators
{
    public static readonly Gen<double> Legal = Gen.OneOf(Gen.Double[0, 1], Gen.Int[0, 10].Select(tenths => tenths / 10.0));

    public static readonly Gen<double> Score = Gen.Frequency(
        (10, Legal),
        (1, Gen.Int[0, 3].Select(i => new[] { double.NaN, double.PositiveInfinity, -1, 1.02 }[i])));

    public static readonly Gen<SizingItem[]> Items = Gen.Select(Score, Gen.Bool).Array[0, 40]
        .Select(items => items.Select((item, i) => new SizingItem($"A{i:00}", item.Item1, item.Item2)).ToArray());

    public static readonly Gen<SizingOptions> Options = Gen.Select(
        Gen.Int[0, 2],
        Gen.Int[0, 2],
        Gen.Double[0.01, 0.3],
        Gen.Double[0.01, 0.3],
        Gen.Double[0.001, 0.1],
        Gen.Double[0.5, 1],
        Gen.Int[0, 15],
        (mode, residual, first, second, smallest, target, flags) => new SizingOptions
        {
            Mode = (SizingMode)mode,
            ResidualStrategy = (ResidualStrategy)residual,
            MaxInitialSize = first,
            MaxFinalSize = Math.Min(first, second),
            MinSize = Math.Min(smallest, Math.Min(first, second)),
            TargetAllocation = target,
            Dynamic = (flags & 3) != 3,
            TwoStage = (flags & 12) != 12,
        });
}
