using System.Collections.Immutable;
using System.Globalization;

namespace Daybook.Market.Prices;

/// <summary>What you tell a reader of price files about them when they do not say it themselves.</summary>
public sealed record PriceReadingOptions
{
    private static readonly DateTimeOffset s_sample = new(2017, 11, 23, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What a column can be: <c>date</c>, <c>symbol</c>, <c>open</c>, <c>high</c>, <c>low</c>, <c>close</c>, <c>volume</c>, <c>adj_close</c>.</summary>
    public static ImmutableArray<string> Roles { get; } = ["date", "symbol", "open", "high", "low", "close", "volume", "adj_close"];

    /// <summary>The names of columns in the first line, by one of the <see cref="Roles"/>; those that are not named are found by their usual names. Names are compared without regard to case.</summary>
    /// <exception cref="ArgumentException">A role is unknown, or a name is empty or appears twice.</exception>
    public ImmutableSortedDictionary<string, string> Columns
    {
        get;
        init => field = Checked(value.WithComparers(StringComparer.Ordinal));
    } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>How dates are written, as a .NET format in the invariant culture, for example <c>dd.MM.yyyy</c>; null: the files' own dates tell it. LEAN's files and Stooq's bulk files have forms of their own.</summary>
    /// <exception cref="ArgumentException">The format does not tell a day of a year.</exception>
    public string? DateFormat
    {
        get;
        init => field = value is null || IsFormat(value) ? value : throw new ArgumentException($"'{value}' does not tell a day, a month and a year; write for example dd.MM.yyyy or MM/dd/yyyy, with MM for the month");
    }

    /// <summary>How many notes of a code are kept for each file, at least 0; all are counted (default: 100).</summary>
    public int NotesOfCode { get; init; } = 100;

    private static bool IsFormat(string format)
    {
        try
        {
            return DateTimeOffset.TryParseExact(s_sample.ToString(format, CultureInfo.InvariantCulture), format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read) && read.Date == s_sample.Date;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static ImmutableSortedDictionary<string, string> Checked(ImmutableSortedDictionary<string, string> columns)
    {
        if (columns.Keys.FirstOrDefault(role => !Roles.Contains(role, StringComparer.Ordinal)) is { } unknown)
            throw new ArgumentException($"a column cannot be '{unknown}'; it can be {string.Join(", ", Roles)}");
        if (columns.FirstOrDefault(column => string.IsNullOrWhiteSpace(column.Value)) is { Key: { } nameless })
            throw new ArgumentException($"the name of the column for {nameless} is missing");
        if (columns.Values.GroupBy(name => name.Trim(), StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
            throw new ArgumentException($"the column '{twice.Key}' is named twice; one column has one role");
        return columns;
    }
}
