namespace Daybook.Engine.Protections.Chain;

/// <summary>A verdict, and what became of it in the chain.</summary>
/// <param name="Verdict">What the protection said.</param>
/// <param name="IsConsulted">False when the chain had ended before: the verdict says what would have been, and decided nothing.</param>
/// <param name="IsBypassed">True when it refused, and was bypassed.</param>
public sealed record CheckedVerdict(Verdict Verdict, bool IsConsulted, bool IsBypassed)
{
    /// <summary>What the transition's budget says of bypassing it; null when that was not asked.</summary>
    public Verdict? Grant { get; init; }

    /// <summary>True when it stands in the way of the request.</summary>
    public bool Blocks => IsConsulted && !IsBypassed && !Verdict.Allows;
}
