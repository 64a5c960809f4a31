using Daybook.Market.Regimes;

namespace Daybook.Engine.Regimes.Transitions;

/// <summary>A change from one regime to another.</summary>
/// <param name="From">The regime before, or null when the record does not name it.</param>
/// <param name="To">The regime after.</param>
/// <param name="Severity">How grave the change is.</param>
/// <param name="Momentum">How strong it was on its first day, 0 to 1.</param>
/// <param name="ChangedAt">The first observation of the new regime. It identifies the transition.</param>
/// <param name="ConfirmedAt">When it was confirmed, or null for a sudden change that still has to last.</param>
public sealed record RegimeTransition(
    MarketRegime? From,
    MarketRegime To,
    RegimeChangeSeverity Severity,
    double Momentum,
    DateTimeOffset ChangedAt,
    DateTimeOffset? ConfirmedAt);
