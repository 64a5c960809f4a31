using System.Globalization;
using Daybook.Events;
using Daybook.Operations.Selecting;
using Daybook.Queries;

namespace Daybook.Cli.Output;

/// <summary>An event in a list, or several that say the same: the first of them, and in words how often and when.</summary>
/// <param name="Event">The event.</param>
/// <param name="Reason">What it says.</param>
internal sealed record EventRow(PortfolioEvent Event, string Reason)
{
    /// <summary>An event by itself.</summary>
    public static EventRow Of(PortfolioEvent happened) => new(happened, happened.Reason);

    /// <summary>
    /// Events with equal refusals and holds of an asset taken together, as long as nothing else is decided about it in between. Scores and checks that pass stand where they
    /// are, and end no group.
    /// </summary>
    /// <param name="events">The events, the oldest first.</param>
    public static IReadOnlyList<EventRow> Together(IEnumerable<PortfolioEvent> events)
    {
        var rows = new List<List<PortfolioEvent>>();
        var open = new Dictionary<(string? Asset, string Kind), List<PortfolioEvent>>();
        foreach (var happened in events)
        {
            var kind = KindOf(happened);
            if (kind is not null && open.TryGetValue((happened.Asset, kind), out var group))
            {
                group.Add(happened);
                continue;
            }

            rows.Add([happened]);
            if (kind is not null)
                open[(happened.Asset, kind)] = rows[^1];
            else if (happened.Category == EventCategory.Portfolio || happened.Category == EventCategory.Protection)
                Close(open, happened.Asset);
        }

        return [.. rows.Select(group => group.Count == 1 ? Of(group[0]) : new EventRow(group[0], $"{Said(group[0])}{(Blocked.Is(group[0]) ? string.Empty : ",")} {Span(group)}"))];
    }

    /// <summary>How often, and from when to when: <c>on 14 days, 2021-03-01 to 2021-03-18</c>.</summary>
    public static string Span(IReadOnlyList<PortfolioEvent> events)
    {
        var days = events.Select(one => DateOnly.FromDateTime(one.OccurredAt.UtcDateTime)).Distinct().Order().ToArray();
        var dates = days.Length == 1 ? string.Create(CultureInfo.InvariantCulture, $"{days[0]:yyyy-MM-dd}") : string.Create(CultureInfo.InvariantCulture, $"{days[0]:yyyy-MM-dd} to {days[^1]:yyyy-MM-dd}");
        return (days.Length, events.Count) switch
        {
            (1, var times) => $"{Quantity.Count(times)} times on {dates}",
            (var on, var times) when on == times => $"on {Quantity.Count(on)} days, {dates}",
            (var on, var times) => $"{Quantity.Count(times)} times on {Quantity.Count(on)} days, {dates}",
        };
    }

    /// <summary>What a refusal says whenever it is repeated: <c>close denied by grace_period</c>.</summary>
    public static string Said(PortfolioEvent happened) => happened.Category == EventCategory.Protection && happened.Action is "block" or "deny"
        ? $"{(happened.Text("requested_action") is { } asked ? asked + " " : string.Empty)}{(happened.Action == "deny" ? "denied" : "blocked")} by {string.Join(", ", Blocked.By(happened))}"
        : happened.Reason.TrimEnd('.');

    // What makes two events equal: numbers in a hold's reason differ each day, and so does the reason of a refusal.
    private static string? KindOf(PortfolioEvent happened)
    {
        if (happened.Action is "block" or "deny" or "reject")
            return $"{happened.Type.Name} {happened.Action} {happened.Text("requested_action")} {happened.Text("decided_by")}";
        return happened.Type.Equals(EventTypes.PositionHold) ? $"hold {string.Concat(happened.Reason.Where(c => !char.IsAsciiDigit(c)))}" : null;
    }

    private static void Close(Dictionary<(string? Asset, string Kind), List<PortfolioEvent>> open, string? asset)
    {
        foreach (var key in open.Keys.Where(key => key.Asset == asset).ToArray())
            open.Remove(key);
    }
}
