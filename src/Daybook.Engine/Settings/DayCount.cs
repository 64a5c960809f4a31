namespace Daybook.Engine.Settings;

/// <summary>A number of days in words.</summary>
internal static class DayCount
{
    /// <summary><c>1 day</c>, <c>14 days</c>.</summary>
    public static string Of(int days) => days == 1 ? "1 day" : $"{days} days";
}
