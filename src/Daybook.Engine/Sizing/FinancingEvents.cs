using Daybook.Events;

namespace Daybook.Engine.Sizing;

/// <summary>Makes the events that say what could not be financed.</summary>
internal static class FinancingEvents
{
    /// <summary>One <c>allocation_limit_hit</c> for each target that was cut, with what all positions would have come to and what they may.</summary>
    /// <param name="result">The targets as they can be financed.</param>
    /// <param name="at">The decision's time, UTC.</param>
    /// <param name="regime">The market regime, or null.</param>
    public static IReadOnlyList<PortfolioEvent> Of(FinancingResult result, DateTimeOffset at, string? regime = null)
    {
        return [.. result.Cuts.Select(cut => PortfolioEvent.Create(
            EventTypes.AllocationLimitHit,
            at,
            $"{Decimals.Four(cut.Wanted)} was asked for and {Decimals.Four(cut.Granted)} is granted: "
                + $"all positions would come to {Decimals.Four(result.AllocationBefore)}, over {Decimals.Four(result.Limit)}",
            cut.Asset,
            regime: regime,
            sizeBefore: cut.Current,
            sizeAfter: cut.Granted,
            portfolioAllocation: result.Allocation,
            metadata: Metadata.Of(("allocation", result.AllocationBefore), ("allocation_limit", result.Limit), ("requested_size", cut.Wanted))))];
    }
}
