using System.Globalization;
using Daybook.Events;

namespace Daybook.Explanations;

/// <summary>Single events in words.</summary>
internal static class EventSentence
{
    /// <summary>The event in one line: time, what, id and reason.</summary>
    public static string Brief(PortfolioEvent portfolioEvent) =>
        $"{IsoTime.Format(portfolioEvent.OccurredAt)} {Named(portfolioEvent)}: {Quoted(portfolioEvent.Reason)}.";

    /// <summary>The event by type, action and id.</summary>
    public static string Named(PortfolioEvent portfolioEvent) => $"{Kind(portfolioEvent)} (event {portfolioEvent.Id})";

    /// <summary>The event's type, with its action.</summary>
    public static string Kind(PortfolioEvent portfolioEvent) =>
        portfolioEvent.Action is { } action ? $"{portfolioEvent.Type.Name}/{action}" : portfolioEvent.Type.Name;

    /// <summary>A recorded text in quotation marks.</summary>
    public static string Quoted(string text) => text.Length == 0 ? "no reason given" : $"\"{text}\"";

    /// <summary>A fraction or score as it is recorded, without rounding.</summary>
    public static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun.</summary>
    public static string Count(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");
}
