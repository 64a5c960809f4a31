namespace Daybook.Engine;

/// <summary>Whether a protection that blocks admits being bypassed, as it sees it. The chain has a say, too; asking changes nothing.</summary>
/// <param name="IsEligible">True when it admits it.</param>
/// <param name="Code">The closed reason code, one of <see cref="OverrideCodes"/>.</param>
/// <param name="Reason">Why, in words for people.</param>
public sealed record OverrideEligibility(bool IsEligible, string Code, string Reason)
{
    /// <summary>It may be bypassed.</summary>
    public static OverrideEligibility Yes(string code, string reason) => new(true, code, reason);

    /// <summary>It may not.</summary>
    public static OverrideEligibility No(string code, string reason) => new(false, code, reason);
}
