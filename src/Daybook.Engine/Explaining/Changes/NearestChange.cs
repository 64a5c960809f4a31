namespace Daybook.Engine.Explaining.Changes;

/// <summary>One thing that, changed alone and at this decision alone, would have changed what was decided of the asset. Found by deciding again, the state being as it was.</summary>
/// <param name="Kind">What is changed.</param>
/// <param name="Key"><c>score</c>, a parameter's dotted key, <c>at</c>, or <c>trading_state</c>.</param>
/// <param name="From">What it was, as text; null: there was no score.</param>
/// <param name="To">What it would have had to be.</param>
/// <param name="Outcome">What would have been decided; null: nothing is held and nothing is opened.</param>
/// <param name="Distance">
/// How large the change is, as a part of what there is to choose from: of a parameter's range, of the scores from 0 to 1, of a year for times; 1 for flags and words, and for a
/// score where there was none.
/// </param>
public sealed record NearestChange(ChangeKind Kind, string Key, string? From, string To, TradeAction? Outcome, double Distance);
