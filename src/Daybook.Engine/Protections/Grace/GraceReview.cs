using Daybook.Events;

namespace Daybook.Engine.Protections.Grace;

/// <summary>What becomes of a position whose score was looked at.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Step">What happens.</param>
/// <param name="Size">The size that it is to have, a fraction of the portfolio.</param>
/// <param name="DaysInGrace">Whole days since its grace period began; 0 outside of one.</param>
/// <param name="IsExempt">True when it is a core asset, which needs no grace.</param>
/// <param name="Reason">Why, in words for people.</param>
/// <param name="Events">What is to be recorded; empty when nothing happens.</param>
public sealed record GraceReview(string Asset, GraceStep Step, double Size, int DaysInGrace, bool IsExempt, string Reason, IReadOnlyList<PortfolioEvent> Events);
