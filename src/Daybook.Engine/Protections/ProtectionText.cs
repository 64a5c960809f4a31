using System.Globalization;
using System.Text;
using Daybook.Engine.Regimes.Transitions;

namespace Daybook.Engine.Protections;

/// <summary>Times and severities as the protections' reasons say them.</summary>
internal static class ProtectionText
{
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Word(RegimeChangeSeverity? severity) => severity?.ToWord() ?? "none";

    public static string Number(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A text from outside as an event can keep it: half a surrogate pair is replaced, and what is long is cut.</summary>
    public static string Clean(string text)
    {
        const int longest = 1_000;
        var cut = text.Length > longest ? text[..longest] : text;
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cut));
    }
}
