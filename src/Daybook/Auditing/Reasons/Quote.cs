using Daybook.Events;
using Daybook.Recording.Sessions;

namespace Daybook.Auditing.Reasons;

/// <summary>An event's reason, short enough for a sentence.</summary>
internal static class Quote
{
    private const int Longest = 100;

    public static string Of(PortfolioEvent quoted) => $"'{StorableText.Of(quoted.Reason, Longest)}'";
}
