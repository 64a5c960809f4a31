namespace Daybook.Engine.Replay;

/// <summary>What a protection did in a replay.</summary>
/// <param name="Checked">Requests that it was asked about and guards.</param>
/// <param name="Blocked">Requests that it refused, bypassed ones not among them.</param>
/// <param name="Overridden">Requests that it refused, and that were bypassed.</param>
public sealed record ProtectionUse(long Checked, long Blocked, long Overridden);
