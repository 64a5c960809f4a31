namespace Daybook.Engine.Performance;

/// <summary>What a portfolio was worth at the end of a day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Value">Its value, cash included, in its currency; finite, 0 or more.</param>
public readonly record struct DailyValue(DateOnly Date, double Value);
