namespace Daybook.Market.Simulation;

/// <summary>The log returns of a year.</summary>
/// <param name="Drift">Their mean.</param>
/// <param name="Volatility">Their standard deviation.</param>
internal readonly record struct YearlyMoves(double Drift, double Volatility)
{
    /// <summary>Trading days in a year.</summary>
    public const double Days = 252;

    /// <summary>The square root of a day as a share of a year.</summary>
    public static readonly double RootOfDay = 1 / Math.Sqrt(Days);

    /// <summary>The log return of a day.</summary>
    /// <param name="shock">The day's shock, of mean 0 and variance 1.</param>
    public double OfDay(double shock) => (Drift / Days) + (Volatility * RootOfDay * shock);
}
