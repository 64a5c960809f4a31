namespace Daybook.Engine.WhatIf;

/// <summary>A trade that a protection refused: as often as it was asked for at one rebalance after the other, it is one episode.</summary>
/// <param name="Protection">The protection, one of <see cref="Protections.ProtectionNames"/>. A trade that two refused is an episode of each.</param>
/// <param name="Asset">The asset.</param>
/// <param name="Action">What was refused.</param>
/// <param name="From">The day of the first refusal.</param>
/// <param name="To">The day of the last.</param>
/// <param name="Refusals">How often it was refused, 1 or more.</param>
/// <param name="Size">By how much the position would have changed at first, a fraction of the portfolio, 0 or more.</param>
public sealed record BlockedEpisode(string Protection, string Asset, TradeAction Action, DateOnly From, DateOnly To, int Refusals, double Size)
{
    /// <summary>The assets that were held on the day of the first refusal and of which nothing was refused: what the outcome is measured against. Empty when there was none.</summary>
    public IReadOnlyList<string> Peers { get; init; } = [];
}
