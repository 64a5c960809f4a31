namespace Daybook.Engine.Protections.Chain;

/// <summary>One link of the chain: who is asked, what it guards, and how it answers.</summary>
/// <param name="Protection">The protection, one of <see cref="ProtectionNames"/>.</param>
/// <param name="Guards">True for actions that it guards; when it cannot be asked, those are refused.</param>
/// <param name="Ask">Asks it. What it throws is a refusal of what it guards.</param>
/// <param name="IsFinal">True when its refusal ends the chain.</param>
public sealed record ProtectionCheck(string Protection, Func<TradeAction, bool> Guards, Func<TradeRequest, Verdict> Ask, bool IsFinal = false);
