using Daybook.Calendars;

namespace Daybook.Market.Calendars;

/// <summary>The market calendars that come with Daybook, by name.</summary>
public static class MarketCalendars
{
    /// <summary>The name of <see cref="NewYork"/>: <c>new-york</c>.</summary>
    public const string NewYorkName = "new-york";

    private static readonly Lazy<MarketCalendar> LazyNewYork = new(() => Read($"{NewYorkName}.yaml"));

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [NewYorkName];

    /// <summary>
    /// The New York Stock Exchange from 2015 to 2030. To 2028 its days are those that the exchange published; later ones follow its rules, and can change. It knows nothing of closures
    /// that nobody had announced when it was made.
    /// </summary>
    public static MarketCalendar NewYork => LazyNewYork.Value;

    /// <summary>The calendar of a name, or null when none comes with Daybook.</summary>
    public static MarketCalendar? Find(string name) => name == NewYorkName ? NewYork : null;

    private static MarketCalendar Read(string resource)
    {
        using var stream = typeof(MarketCalendars).Assembly.GetManifestResourceStream(typeof(MarketCalendars), resource)!;
        using var reader = new StreamReader(stream);
        return MarketCalendarReader.Read(reader.ReadToEnd());
    }
}
