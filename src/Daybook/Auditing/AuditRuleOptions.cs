namespace Daybook.Auditing;

/// <summary>How far off is still right.</summary>
public sealed record AuditRuleOptions
{
    /// <summary>For amounts of money, as a fraction of the recorded amount, 0 to 1. Default: 0.005, half a percent.</summary>
    public double ValueTolerance { get; init; } = 0.005;

    /// <summary>For times that go back inside a session or a trace, 0 or more. Default: 100 ms, for threads that record at once overtake each other.</summary>
    public TimeSpan TimeTolerance { get; init; } = TimeSpan.FromMilliseconds(100);

    internal void Validate()
    {
        if (ValueTolerance is not (>= 0 and <= 1))
            throw new ArgumentException($"{nameof(ValueTolerance)} is a fraction from 0 to 1, not {ValueTolerance}.", nameof(ValueTolerance));
        if (TimeTolerance < TimeSpan.Zero)
            throw new ArgumentException($"{nameof(TimeTolerance)} is 0 or more, not {TimeTolerance}.", nameof(TimeTolerance));
    }
}
