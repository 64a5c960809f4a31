using Daybook.Decisions;
using Daybook.Engine;
using Daybook.Engine.Explaining;
using Daybook.Engine.Protections.Chain;

namespace Daybook.Operations.Explaining;

/// <summary>What the protections said of one request.</summary>
/// <param name="RequestedAction">What was asked for.</param>
/// <param name="Approved">True when nothing stood in the way.</param>
/// <param name="DecidedBy">The first protection that stood in the way, or null.</param>
/// <param name="Checks">What each protection said, in the chain's order.</param>
/// <param name="EventId">The event that recorded it; null when none did, and it is what deciding again says.</param>
public sealed record ProtectionFacts(TradeAction RequestedAction, bool Approved, string? DecidedBy, IReadOnlyList<VerdictFacts> Checks, long? EventId)
{
    internal static ProtectionFacts Of(ProtectionAnswer said) => new(said.Action, said.IsApproved, said.DecidedBy, [.. said.Checks.Select(VerdictFacts.Of)], said.Event);
}

/// <summary>What one protection said of a request.</summary>
/// <param name="Rule">The protection.</param>
/// <param name="Verdict">What it said; <c>overridden</c> when it refused, and was bypassed.</param>
/// <param name="Code">Its closed reason code.</param>
/// <param name="Reason">Why, in words for people.</param>
/// <param name="Observed">The number that it looked at, or null.</param>
/// <param name="Threshold">The limit that it was held against, or null.</param>
/// <param name="BlockedUntil">From when on it does not block any more if nothing else happens, or null.</param>
/// <param name="Consulted">False when the chain had ended before: the verdict says what would have been.</param>
/// <param name="Override">Whether the block may be bypassed, as the protection sees it; null when nothing is blocked.</param>
/// <param name="RegimeOverride">What the transition's budget says of bypassing it; null when that was not asked.</param>
public sealed record VerdictFacts(
    string Rule, CheckVerdict Verdict, string Code, string Reason, double? Observed, double? Threshold, DateTimeOffset? BlockedUntil, bool Consulted, string? Override, string? RegimeOverride)
{
    internal static VerdictFacts Of(CheckedVerdict check)
    {
        var said = check.Verdict;
        return new VerdictFacts(
            said.Protection, check.IsBypassed ? CheckVerdict.Overridden : said.Outcome, said.Code, said.Reason, said.Observed, said.Threshold, said.BlockedUntil, check.IsConsulted,
            said.Override?.Code, check.Grant?.Code);
    }
}
