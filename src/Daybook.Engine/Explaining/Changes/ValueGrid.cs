namespace Daybook.Engine.Explaining.Changes;

/// <summary>The values that are tried of something ordered: the multiples of a step between two bounds, so that what is found is a round number.</summary>
internal readonly record struct ValueGrid(decimal Step, double Least, double Most)
{
    /// <summary>A grid for numbers: the step is a power of ten, between a 300th and a 3,000th of what there is to choose from.</summary>
    public static ValueGrid OfNumbers(double least, double most)
    {
        var step = 1m;
        while ((double)step > (most - least) / 300)
            step /= 10;
        return new ValueGrid(step, least, most);
    }

    /// <summary>How many values lie beyond one, upward (1) or downward (-1).</summary>
    public long Count(double from, int direction) => (long)Math.Max(0, direction > 0 ? Below(Most) - Below(from) : Above(from) - Above(Least));

    /// <summary>The value that is so many steps away from one, 1 being the next on the grid.</summary>
    public double At(double from, int direction, long steps) => (double)((direction > 0 ? Below(from) + steps : Above(from) - steps) * Step);

    private decimal Below(double value) => Math.Floor((decimal)value / Step);

    private decimal Above(double value) => Math.Ceiling((decimal)value / Step);
}
