namespace Daybook.Decisions;

/// <summary>Something that a decision was made from.</summary>
/// <param name="Name">What it is, for example <c>momentum_12m</c>.</param>
/// <param name="Value">Its value, or null when there was none.</param>
/// <param name="Unit">The value's unit, for example <c>days</c>, or null.</param>
public sealed record DecisionInput(string Name, DecisionValue? Value, string? Unit = null);
