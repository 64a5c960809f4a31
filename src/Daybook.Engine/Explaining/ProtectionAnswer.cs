using Daybook.Engine.Protections.Chain;

namespace Daybook.Engine.Explaining;

/// <summary>What the protections said of one request.</summary>
/// <param name="Action">What was asked for.</param>
/// <param name="IsApproved">True when nothing stood in the way.</param>
/// <param name="DecidedBy">The first protection that stood in the way, or null.</param>
/// <param name="Checks">What each protection said, in the chain's order.</param>
/// <param name="Event">The id of the event that recorded it; null when none did, and it is what deciding again says.</param>
public sealed record ProtectionAnswer(TradeAction Action, bool IsApproved, string? DecidedBy, IReadOnlyList<CheckedVerdict> Checks, long? Event);
