using System.Collections.Immutable;

namespace Daybook.Engine.Sizing;

/// <summary>What counts as held.</summary>
internal static class Holdings
{
    /// <summary>The positions of a finite size above 0, but for cash that is booked as one; in the ordinal order of the assets.</summary>
    public static ImmutableSortedDictionary<string, double> Of(IReadOnlyDictionary<string, double> current)
    {
        ArgumentNullException.ThrowIfNull(current);
        return current
            .Where(position => position.Value is > 0 and < double.PositiveInfinity && position.Key != CashBucket.Asset)
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
    }
}
