using Daybook.Events;

namespace Daybook.Engine.Protections.CoreAssets;

/// <summary>What becomes of a wish to designate, extend or revoke, or of a review.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="IsDone">True when something is to be recorded that changes the designation.</param>
/// <param name="Code">One of <see cref="CoreAssetCodes"/>.</param>
/// <param name="Reason">Why, in words for people.</param>
/// <param name="Events">What is to be recorded.</param>
internal sealed record CoreAssetChange(string Asset, bool IsDone, string Code, string Reason, IReadOnlyList<PortfolioEvent> Events)
{
    /// <summary>How far the return lies below that of the peers, as a fraction, or null when that is not known.</summary>
    public double? Underperformance { get; init; }

    internal static CoreAssetChange Refused(string asset, string code, string reason) => new(asset, IsDone: false, code, reason, []);
}
