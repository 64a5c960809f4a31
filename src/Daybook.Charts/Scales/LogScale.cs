namespace Daybook.Charts.Scales;

/// <summary>Positive values to places along a line, where each factor of ten has the same length.</summary>
internal readonly record struct LogScale : IValueScale
{
    private readonly LinearScale _exponents;

    /// <summary>A scale.</summary>
    /// <param name="domain">The values: above 0, from below to.</param>
    /// <param name="start">Where the domain's beginning lies.</param>
    /// <param name="end">Where its end lies; may be less than the start.</param>
    public LogScale(ValueRange domain, double start, double end) => _exponents = new LinearScale(new ValueRange(Math.Log10(domain.From), Math.Log10(domain.To)), start, end);

    public double At(double value) => _exponents.At(Math.Log10(value));

    public bool Has(double value) => double.IsFinite(value) && value > 0;
}
