using System.Globalization;

namespace Daybook.Market.Prices.Reading;

/// <summary>Reads the dates of one text, all of one form: the one that its first date has.</summary>
/// <param name="form">The form that the layout has, or null.</param>
/// <param name="format">The format that the caller says, or null.</param>
internal sealed class DateReader(DateForm? form, string? format)
{
    private static readonly string[] s_named = ["d-MMM-yyyy", "d-MMM-yy", "d MMM yyyy", "MMM d, yyyy", "MMM d yyyy", "d MMMM yyyy", "MMMM d, yyyy"];

    private DateForm? _form = form ?? (format is null ? null : DateForm.Given);
    private char _separator = '/';

    /// <summary>A date in which it is not known yet which number is the day.</summary>
    /// <param name="First">The first number.</param>
    /// <param name="Second">The second.</param>
    /// <param name="Year">The year.</param>
    public readonly record struct Open(int First, int Second, int Year);

    /// <summary>True while it cannot be decided which number of the dates is the day.</summary>
    public bool IsUndecided => _form == DateForm.Undecided;

    /// <summary>What a date looks like, for an error.</summary>
    public string Example => _form switch
    {
        DateForm.YearFirst => "2024/01/31",
        DateForm.Compact => "20240131",
        DateForm.CompactMidnight => "20240131 00:00",
        DateForm.DayFirst => $"31{_separator}01{_separator}2024, with the day first",
        DateForm.MonthFirst or DateForm.Undecided => $"01{_separator}31{_separator}2024, with the month first",
        DateForm.Named => "31-Jan-2024",
        DateForm.Given => new DateOnly(2024, 1, 31).ToDateTime(TimeOnly.MinValue).ToString(format, CultureInfo.InvariantCulture),
        null => "2024-01-31 (other forms are said with --date-format)",
        _ => "2024-01-31",
    };

    /// <summary>The forms to choose from for dates that can be read in two ways.</summary>
    public string Choice => $"dd{_separator}MM{_separator}yyyy or MM{_separator}dd{_separator}yyyy";

    /// <summary>True when a text looks like a date of any form.</summary>
    public static bool IsAny(ReadOnlySpan<char> text, string? format) => new DateReader(null, format).TryRead(text, out _, out _);

    /// <summary>Reads a date.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="date">The date, when it is decided.</param>
    /// <param name="open">The date as it stands while it is not decided; otherwise null.</param>
    public bool TryRead(ReadOnlySpan<char> text, out DateOnly date, out Open? open)
    {
        open = null;
        return _form switch
        {
            DateForm.Iso => PriceCells.IsIso(text, out date),
            DateForm.Compact => PriceCells.IsCompact(text, out date),
            DateForm.CompactMidnight => PriceCells.IsMidnight(text, out date),
            DateForm.YearFirst => IsYearFirst(text, out date),
            DateForm.Named => IsNamed(text, out date),
            DateForm.Given => IsGiven(text, out date),
            DateForm.Undecided or DateForm.DayFirst or DateForm.MonthFirst => IsDayAndMonth(text, out date, out open),
            _ => Find(text, out date, out open),
        };
    }

    /// <summary>Decides what the dates do not tell.</summary>
    public void Decide(DateForm decided) => _form = decided;

    /// <summary>The date that was open, when the form is decided.</summary>
    public DateOnly Decide(Open open) => _form == DateForm.DayFirst ? new DateOnly(open.Year, open.Second, open.First) : new DateOnly(open.Year, open.First, open.Second);

    private bool Find(ReadOnlySpan<char> text, out DateOnly date, out Open? open)
    {
        foreach (var candidate in (DateForm[])[DateForm.Iso, DateForm.Compact, DateForm.YearFirst, DateForm.Named, DateForm.Undecided])
        {
            _form = candidate;
            if (TryRead(text, out date, out open))
                return true;
        }

        _form = null;
        (date, open) = (default, null);
        return false;
    }

    private bool IsDayAndMonth(ReadOnlySpan<char> text, out DateOnly date, out Open? open)
    {
        (date, open) = (default, null);
        if (!PriceCells.IsNumbers(text, out var first, out var second, out var year, out var separator) || year < 1000 || first > 31 || second > 31)
            return false;
        if (_form == DateForm.Undecided)
        {
            _separator = separator;
            if (first <= 12 && second <= 12)
            {
                open = new Open(first, second, year);
                return first > 0 && second > 0;
            }

            if (first > 12 == second > 12)
                return false;
            _form = first > 12 ? DateForm.DayFirst : DateForm.MonthFirst;
        }

        return _form == DateForm.DayFirst ? PriceCells.IsDay(year, second, first, out date) : PriceCells.IsDay(year, first, second, out date);
    }

    private static bool IsYearFirst(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        return PriceCells.IsNumbers(text, out var year, out var month, out var day, out _) && year >= 1000 && PriceCells.IsDay(year, month, day, out date);
    }

    private static bool IsNamed(ReadOnlySpan<char> text, out DateOnly date) => DateOnly.TryParseExact(text, s_named, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    // An offset of the format changes nothing: the day is the one that is written.
    private bool IsGiven(ReadOnlySpan<char> text, out DateOnly date)
    {
        var isRead = DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time);
        date = DateOnly.FromDateTime(time.DateTime);
        return isRead;
    }
}
