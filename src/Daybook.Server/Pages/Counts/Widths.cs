using Daybook.Operations.Histograms;

namespace Daybook.Server.Pages.Counts;

/// <summary>Lengths of stretches of time, in words.</summary>
internal static class Widths
{
    /// <summary>Such as <c>hour</c> or <c>six hours</c>.</summary>
    public static string Say(BucketWidth? width) => width switch
    {
        BucketWidth.FiveMinutes => "five minutes",
        BucketWidth.QuarterHour => "quarter of an hour",
        BucketWidth.SixHours => "six hours",
        { } other => other.ToString().ToLowerInvariant(),
        null => "time",
    };
}
