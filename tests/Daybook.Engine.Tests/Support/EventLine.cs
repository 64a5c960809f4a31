using System.Globalization;
using Daybook.Events;

namespace Daybook.Engine.Tests.Support;

/// <summary>Events as one line of text each, with everything that they say of the portfolio, and nothing of where they are stored.</summary>
internal static class EventLine
{
    /// <summary>The event without its id, session, trace, recording time and actor.</summary>
    public static string Of(PortfolioEvent happened) => string.Join(
        " | ",
        IsoTime.Format(happened.OccurredAt),
        happened.Type.Name,
        happened.Asset,
        happened.Regime,
        happened.Action,
        happened.Reason,
        Text(happened.ScoreBefore),
        Text(happened.ScoreAfter),
        Text(happened.SizeBefore),
        Text(happened.SizeAfter),
        Text(happened.PortfolioAllocation),
        happened.ActivePositions?.ToString(CultureInfo.InvariantCulture),
        happened.Metadata?.ToString());

    /// <summary>The lines of events.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<PortfolioEvent> happened) => [.. happened.Select(Of)];

    private static string? Text(double? number) => number?.ToString("R", CultureInfo.InvariantCulture);
}
