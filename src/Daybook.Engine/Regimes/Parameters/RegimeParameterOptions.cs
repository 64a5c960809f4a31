namespace Daybook.Engine.Regimes.Parameters;

/// <summary>How a regime's parameters follow from a reading.</summary>
public sealed record RegimeParameterOptions
{
    /// <summary>The weight of the parameters that were in force before, 0 (none: parameters jump) to 1. Default: 0.3, as in the reference.</summary>
    public double PreviousWeight { get; init; } = 0.3;
}
