using System.Globalization;

namespace Daybook.Auditing.Values;

/// <summary>Compares two amounts that should be the same.</summary>
internal static class Difference
{
    /// <summary>True when the amount differs from what was recorded by more than a fraction of that.</summary>
    public static bool IsOver(double computed, double recorded, double tolerance) => Math.Abs(computed - recorded) > tolerance * Math.Abs(recorded);

    /// <summary>How far off, for people: <c>1.7 % off</c>.</summary>
    public static string Text(double computed, double recorded) =>
        recorded != 0 && double.IsFinite(computed) ? string.Create(CultureInfo.InvariantCulture, $"{Math.Abs((computed - recorded) / recorded) * 100:0.##} % off") : "which is a different amount";
}
