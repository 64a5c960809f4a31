using System.Globalization;
using Daybook.Calendars;

namespace Daybook.Engine.Configuration.Sections;

/// <summary>
/// How often, or on which days, to rebalance. Immutable; equal when the word is the same. What each word means on a given day is
/// <see cref="Rebalancing.RebalanceSchedule"/>'s to say.
/// </summary>
public sealed record RebalanceFrequency
{
    /// <summary>The largest number in <c>every-N-days</c> and <c>every-N-trading-days</c>.</summary>
    public const int MaxCount = 366;

    private const string Every = "every-";
    private const string DaysEnd = "-days";
    private const string TradingDaysEnd = "-trading-days";

    private static readonly RebalanceFrequency[] Named =
    [
        new("daily", RebalanceRule.Days, 1),
        new("weekly", RebalanceRule.Days, 7),
        new("monthly", RebalanceRule.Days, 30),
        new("quarterly", RebalanceRule.Days, 90),
        new("mondays", RebalanceRule.Weekday, 7) { Weekday = DayOfWeek.Monday },
        new("tuesdays", RebalanceRule.Weekday, 7) { Weekday = DayOfWeek.Tuesday },
        new("wednesdays", RebalanceRule.Weekday, 7) { Weekday = DayOfWeek.Wednesday },
        new("thursdays", RebalanceRule.Weekday, 7) { Weekday = DayOfWeek.Thursday },
        new("fridays", RebalanceRule.Weekday, 7) { Weekday = DayOfWeek.Friday },
        new("first-trading-day-of-month", RebalanceRule.FirstOfPeriod, 30) { Period = MarketPeriod.Month },
        new("last-trading-day-of-month", RebalanceRule.LastOfPeriod, 30) { Period = MarketPeriod.Month },
        new("first-trading-day-of-quarter", RebalanceRule.FirstOfPeriod, 90) { Period = MarketPeriod.Quarter },
        new("last-trading-day-of-quarter", RebalanceRule.LastOfPeriod, 90) { Period = MarketPeriod.Quarter },
    ];

    private RebalanceFrequency(string word, RebalanceRule rule, int count) => (Word, Rule, Count) = (word, rule, count);

    /// <summary>The words that there are besides <c>every-N-days</c> and <c>every-N-trading-days</c>.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Named.Select(frequency => frequency.Word)];

    /// <summary>A rebalance each day.</summary>
    public static RebalanceFrequency Daily => Named[0];

    /// <summary>A rebalance 7 days after the last.</summary>
    public static RebalanceFrequency Weekly => Named[1];

    /// <summary>A rebalance 30 days after the last.</summary>
    public static RebalanceFrequency Monthly => Named[2];

    /// <summary>A rebalance 90 days after the last.</summary>
    public static RebalanceFrequency Quarterly => Named[3];

    /// <summary>The word, as a configuration writes it.</summary>
    public string Word { get; }

    /// <summary>What it goes by.</summary>
    public RebalanceRule Rule { get; }

    /// <summary>The days or trading days from one rebalance to the next; about as many calendar days where it goes by another rule.</summary>
    public int Count { get; }

    /// <summary>The day of the week, where it goes by one.</summary>
    public DayOfWeek Weekday { get; private init; }

    /// <summary>The period, where it goes by the first or the last trading day of one.</summary>
    public MarketPeriod Period { get; private init; }

    /// <summary>Whether a market's calendar has a say: it has none in the words that count calendar days.</summary>
    public bool GoesByTradingDays => Rule != RebalanceRule.Days;

    /// <summary>The calendar days from one rebalance to the next, about: five trading days are seven days.</summary>
    public int ToDays() => Rule == RebalanceRule.TradingDays ? Count * 7 / 5 : Count;

    /// <summary>The frequency of a word, or null when there is no such word.</summary>
    public static RebalanceFrequency? Find(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return Array.Find(Named, frequency => frequency.Word == word) ?? Counted(word, TradingDaysEnd, RebalanceRule.TradingDays) ?? Counted(word, DaysEnd, RebalanceRule.Days);
    }

    /// <summary>A rebalance so many calendar days after the last.</summary>
    /// <param name="days">How many, 1 to <see cref="MaxCount"/>.</param>
    public static RebalanceFrequency EveryDays(int days) => Counted(days, DaysEnd, RebalanceRule.Days);

    /// <summary>A rebalance so many trading days after the last.</summary>
    /// <param name="days">How many, 1 to <see cref="MaxCount"/>.</param>
    public static RebalanceFrequency EveryTradingDays(int days) => Counted(days, TradingDaysEnd, RebalanceRule.TradingDays);

    /// <inheritdoc/>
    public bool Equals(RebalanceFrequency? other) => other?.Word == Word;

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Word, StringComparison.Ordinal);

    /// <summary>The word.</summary>
    public override string ToString() => Word;

    private static RebalanceFrequency Counted(int days, string end, RebalanceRule rule)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MaxCount);
        return new RebalanceFrequency(string.Create(CultureInfo.InvariantCulture, $"{Every}{days}{end}"), rule, days);
    }

    // A number has one spelling, so that equal words are equal frequencies.
    private static RebalanceFrequency? Counted(string word, string end, RebalanceRule rule) =>
        word.StartsWith(Every, StringComparison.Ordinal) && word.EndsWith(end, StringComparison.Ordinal) && word.Length > Every.Length + end.Length
        && int.TryParse(word.AsSpan()[Every.Length..^end.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= MaxCount
        && Counted(days, end, rule) is var counted && counted.Word == word
            ? counted
            : null;
}
