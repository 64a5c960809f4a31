namespace Daybook.Engine.Regimes;

/// <summary>Numbers from 0 to 1.</summary>
internal static class Unit
{
    /// <summary>The nearest number from 0 to 1; 0 for what is not a number, since it says nothing for anything.</summary>
    public static double Clamp(double value) => double.IsNaN(value) ? 0 : Math.Clamp(value, 0, 1);
}
