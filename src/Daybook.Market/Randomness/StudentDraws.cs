namespace Daybook.Market.Randomness;

/// <summary>
/// Draws of Student's t scaled to a variance of 1, by the polar method of Bailey, Polar Generation of Random Variates with the t-Distribution, Mathematics of
/// Computation 62 (1994).
/// </summary>
/// <param name="random">Where the draws come from.</param>
/// <param name="degrees">The degrees of freedom, over 2: with fewer there is no variance to scale to.</param>
internal sealed class StudentDraws(Xoshiro256 random, double degrees)
{
    /// <summary>How far a draw may go, in standard deviations. With 5 degrees one draw in two million would go further.</summary>
    public const double Largest = 25;

    private readonly double _scale = Math.Sqrt((degrees - 2) / degrees);

    public double Next()
    {
        double u, radius;
        do
        {
            u = (2 * random.NextUnit()) - 1;
            var v = (2 * random.NextUnit()) - 1;
            radius = (u * u) + (v * v);
        }
        while (radius is > 1 or 0);
        var t = u * Math.Sqrt(degrees * (Math.Pow(radius, -2 / degrees) - 1) / radius);
        return Math.Clamp(_scale * t, -Largest, Largest);
    }
}
