using System.Globalization;
using System.Runtime.CompilerServices;

namespace Daybook.Tests.Shared;

/// <summary>Every test runs on a machine that writes numbers and dates in another way: what Daybook says is the same everywhere.</summary>
internal static class HostileCulture
{
    [ModuleInitializer]
    internal static void Set()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        var (numbers, dates) = (culture.NumberFormat, culture.DateTimeFormat);
        (numbers.NumberDecimalSeparator, numbers.NumberGroupSeparator, numbers.NegativeSign) = (",", ".", "\u2212");
        (numbers.PercentDecimalSeparator, numbers.PercentGroupSeparator) = (",", ".");
        (dates.DateSeparator, dates.TimeSeparator, dates.ShortDatePattern) = (".", "-", "dd.MM.yyyy");
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = culture;
    }
}
