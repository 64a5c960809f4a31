using Daybook.Calendars;
using Daybook.Engine.Configuration;
using Daybook.Engine.Configuration.Sections;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.WhatIf;
using Daybook.Market.Calendars;

namespace Daybook.Operations.Inputs;

/// <summary>Calendars that a configuration names by their files.</summary>
internal static class CalendarFile
{
    private const string Key = "rebalance.calendar";

    /// <summary>The calendar of a value of <c>rebalance.calendar</c>; nothing when it names no file.</summary>
    /// <param name="named">The value.</param>
    /// <param name="recorded">The file that a run recorded; null: the one that is named.</param>
    /// <param name="parameter">What names it in the request; null: the setting alone.</param>
    /// <exception cref="RefusedException">There is no such file, or it is no calendar.</exception>
    public static (MarketCalendar? Calendar, InputFile? File) Read(string named, InputFile? recorded = null, string? parameter = null) => RebalanceSettings.IsCalendarFile(named)
        ? InputText.Read(recorded ?? new InputFile(Path.GetFullPath(named), string.Empty), parameter, MarketCalendarReader.Read, parameter is null ? $"{Key}: " : string.Empty)
        : (null, null);

    /// <summary>The settings with the calendars that variants of them name besides.</summary>
    /// <exception cref="RefusedException">There is no such file, or it is no calendar.</exception>
    public static RebalanceOptions WithCalendarsOf(RebalanceOptions options, IReadOnlyList<Variant> variants)
    {
        var calendars = options.Calendars;
        foreach (var value in variants.SelectMany(variant => variant.Settings).Where(setting => setting.Key == Key).Select(setting => setting.Value).Distinct(StringComparer.Ordinal))
        {
            if (Named(value) is { } named && !calendars.ContainsKey(named) && Read(named).Calendar is { } calendar)
                calendars = calendars.SetItem(named, calendar);
        }

        return RebalanceOptions.Of(options.Configuration, options.Buckets, calendars);
    }

    /// <summary>The value without what YAML puts around it; null when it is not legal, which is said where the variants are judged.</summary>
    private static string? Named(string value)
    {
        try
        {
            return EngineConfiguration.Default.With(Key, value).Rebalance.Calendar;
        }
        catch (ConfigurationException)
        {
            return null;
        }
    }
}
