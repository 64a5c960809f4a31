using Daybook.Engine.Scoring;

namespace Daybook.Engine.Tests.Scoring;

/// <summary>Makes series of daily closes.</summary>
internal static class Closes
{
    public static readonly DateTimeOffset Start = new(2024, 1, 1, 21, 0, 0, TimeSpan.Zero);

    /// <summary>One close a day.</summary>
    public static CloseSeries Of(IEnumerable<double> prices) => new(prices.Select((price, i) => new DailyClose(Day(i), price)));

    /// <summary>As many closes as asked for, by their number.</summary>
    public static CloseSeries Of(int count, Func<int, double> price) => Of(Enumerable.Range(0, count).Select(price));

    public static DateTimeOffset Day(int number) => Start.AddDays(number);
}
