namespace Daybook.Torture.PowerCuts;

/// <summary>What became of a journal after a power cut.</summary>
/// <param name="Whole">Batches that are there.</param>
/// <param name="IsLossReported">True when opening or verifying said that events are missing.</param>
/// <param name="IsUnusable">True when there is no journal yet and none can be made there either without removing what the making left.</param>
/// <param name="Broken">What promise was broken, or null.</param>
internal sealed record ImageVerdict(int Whole, bool IsLossReported = false, bool IsUnusable = false, string? Broken = null);
