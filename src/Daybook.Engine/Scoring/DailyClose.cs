namespace Daybook.Engine.Scoring;

/// <summary>What one unit of an asset cost at the end of a day.</summary>
/// <param name="At">When the price was known, UTC.</param>
/// <param name="Price">The price, adjusted for splits and dividends, in any currency. One that is not finite or not above 0 is a bad price.</param>
internal readonly record struct DailyClose(DateTimeOffset At, double Price);
