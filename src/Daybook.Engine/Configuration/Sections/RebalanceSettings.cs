using Daybook.Engine.Settings;

namespace Daybook.Engine.Configuration.Sections;

/// <summary>The section <c>rebalance</c>: when the portfolio is rebalanced, with how much money, and what a trade costs.</summary>
public sealed record RebalanceSettings
{
    /// <summary>What <see cref="Calendar"/> says when there is none.</summary>
    public const string NoCalendar = "none";

    /// <summary>How often, or on which days, to rebalance. Default: monthly.</summary>
    public RebalanceFrequency Frequency { get; init; } = RebalanceFrequency.Monthly;

    /// <summary>The market whose trading days the frequency follows; it has no effect on frequencies that count calendar days. Default: none.</summary>
    public string Calendar { get; init; } = NoCalendar;

    /// <summary>The initial cash of a simulation. Default: 100000; 1000 to 100000000 (currency).</summary>
    public double Cash { get; init; } = 100_000;

    /// <summary>The commission of a trade. Default: 0.001; 0 to 0.1 (of its value).</summary>
    public double Commission { get; init; } = 0.001;

    /// <summary>How much worse than the recorded price a trade fills. Default: 0; 0 to 0.1 (of the price).</summary>
    public double Slippage { get; init; }

    /// <summary>Whether a value of <see cref="Calendar"/> names a file.</summary>
    public static bool IsCalendarFile(string calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.EndsWith(".yaml", StringComparison.Ordinal) || calendar.EndsWith(".yml", StringComparison.Ordinal);
    }

    internal static Section<RebalanceSettings> Section { get; } = new Section<RebalanceSettings>("rebalance", "When to rebalance, with how much cash, and what a trade costs.")
        .Of("frequency", new FrequencyDomain(), s => s.Frequency, (s, value) => s with { Frequency = value },
            new("How often, or on which days, to rebalance.", SettingTier.Basic, "rebalance_frequency"))
        .Of("calendar", new CalendarDomain(), s => s.Calendar, (s, value) => s with { Calendar = value },
            new("The market whose trading days the frequency follows; it has no effect on frequencies that count calendar days.", SettingTier.Advanced, null, CameLater: true))
        .Number("cash", 1_000, 100_000_000, "currency", s => s.Cash, (s, value) => s with { Cash = value },
            new("The initial cash of a simulation.", SettingTier.Basic, "cash"))
        .Number("commission", 0, 0.1, "of its value", s => s.Commission, (s, value) => s with { Commission = value },
            new("The commission of a trade.", SettingTier.Intermediate, "commission"))
        .Number("slippage", 0, 0.1, "of the price", s => s.Slippage, (s, value) => s with { Slippage = value },
            new("How much worse than the recorded price a trade fills.", SettingTier.Advanced, null))
        .Warn("calendar_has_a_say", "A calendar is set only for a frequency that follows trading days.", ["calendar", "frequency"],
            s => s.Calendar == NoCalendar || s.Frequency.GoesByTradingDays
                ? null
                : $"it has no effect on '{s.Frequency}', which counts calendar days from the last rebalance; name trading days, such as mondays or last-trading-day-of-month");

    /// <summary>Refuses values outside their range, and values that contradict each other, all at once.</summary>
    /// <exception cref="ArgumentException">Anything is wrong; the message names each setting, its value and what is accepted.</exception>
    public void Validate() => Section.Validate(this);
}
