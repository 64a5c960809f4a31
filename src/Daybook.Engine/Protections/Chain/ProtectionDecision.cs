using Daybook.Events;

namespace Daybook.Engine.Protections.Chain;

/// <summary>What the chain decided of one request: every check, passes included, and who decided.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="IsApproved">True when nothing stands in the way.</param>
/// <param name="Checks">What each protection said, in the chain's order; those that were not consulted say what would have been.</param>
/// <param name="Events">What is to be recorded besides the decision itself: overrides that were granted, and checks that failed.</param>
public sealed record ProtectionDecision(TradeRequest Request, bool IsApproved, IReadOnlyList<CheckedVerdict> Checks, IReadOnlyList<PortfolioEvent> Events)
{
    /// <summary>The protections that stand in the way, in the chain's order.</summary>
    public IReadOnlyList<string> Blocking => [.. Checks.Where(check => check.Blocks).Select(check => check.Verdict.Protection)];

    /// <summary>The protections that refused and were bypassed, in the chain's order.</summary>
    public IReadOnlyList<string> Bypassed => [.. Checks.Where(check => check.IsBypassed).Select(check => check.Verdict.Protection)];

    /// <summary>Who decided: the first protection that stands in the way, or null when the request is approved.</summary>
    public string? DecidedBy => Checks.FirstOrDefault(check => check.Blocks)?.Verdict.Protection;
}
