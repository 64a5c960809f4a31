using Daybook.Calendars;

namespace Daybook.Market.Calendars;

/// <summary>Reads a market's calendar from YAML; docs/reference/calendars.md describes the keys.</summary>
public static class MarketCalendarReader
{
    /// <summary>The longest text that is read, in UTF-16 units: 1,048,576, more than a century of holidays.</summary>
    public const int MaxLength = 1 << 20;

    /// <summary>Reads a text.</summary>
    /// <exception cref="FormatException">The text is no calendar; the message has what is wrong, a line each, with its line in the text and what is expected; ten at most.</exception>
    public static MarketCalendar Read(string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        return yaml.Length > MaxLength ? throw new FormatException($"the text is longer than {MaxLength >> 20} MiB, too long for a calendar") : new MarketCalendarText().Read(yaml.TrimStart('\uFEFF'));
    }
}
