using Daybook.Events;

namespace Daybook.Filters;

/// <summary>Severities as filters write them.</summary>
internal static class SeverityNames
{
    private static readonly string[] Names = ["debug", "info", "warning", "error", "critical"];

    public static string Of(Severity severity) => Names[(int)severity];

    public static bool TryFind(string name, out Severity severity)
    {
        var index = Array.FindIndex(Names, known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
        severity = (Severity)Math.Max(index, 0);
        return index >= 0;
    }
}
