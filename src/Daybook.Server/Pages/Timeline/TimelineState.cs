using System.Globalization;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Operations.Histograms;
using Daybook.Operations.Selecting;

namespace Daybook.Server.Pages.Timeline;

/// <summary>All of the timeline's state, which is its address.</summary>
/// <param name="Links">Addresses of pages.</param>
/// <param name="Selection">Which events.</param>
/// <param name="By">What has a lane of its own.</param>
/// <param name="Event">The event that is selected; null: none.</param>
internal sealed record TimelineState(PageLinks Links, Selection Selection, HistogramKey By, long? Event)
{
    /// <summary>What can have a lane of its own.</summary>
    public static IReadOnlyList<HistogramKey> Keys { get; } = [HistogramKey.Asset, HistogramKey.Category, HistogramKey.Protection, HistogramKey.Type, HistogramKey.Action];

    /// <summary>The state that a page was asked for in.</summary>
    public static TimelineState Of(PageRequest request) => new(
        request.Links,
        request.Selection,
        request.Text("by") is { } by ? Keys.FirstOrDefault(key => Word(key) == by, HistogramKey.Asset) : HistogramKey.Asset,
        long.TryParse(request.Text("event"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null);

    /// <summary>A key's word in addresses.</summary>
    public static string Word(HistogramKey key) => key.ToString().ToLowerInvariant();

    /// <summary>The page's address in this state.</summary>
    public string Address => Links.Page(
        "timeline",
        ("filter", Selection.Filter),
        ("from", Selection.From),
        ("to", Selection.To),
        ("session", Selection.Session),
        ("portfolio", Selection.Portfolio),
        ("by", By == HistogramKey.Asset ? null : Word(By)),
        ("event", Event?.ToString(CultureInfo.InvariantCulture)));

    /// <summary>With lanes of something else.</summary>
    public TimelineState Of(HistogramKey key) => this with { By = key, Event = null };

    /// <summary>Over another span.</summary>
    public TimelineState Between(DateTimeOffset from, DateTimeOffset to) => this with { Selection = Selection with { From = IsoTime.Format(from), To = IsoTime.Format(to) }, Event = null };

    /// <summary>Over all that there is.</summary>
    public TimelineState Whole => this with { Selection = Selection with { From = null, To = null }, Event = null };

    /// <summary>With an event selected.</summary>
    public TimelineState Showing(long id) => this with { Event = id };

    /// <summary>With one lane's events alone; null: they cannot be told by a filter.</summary>
    public TimelineState? Only(string key)
    {
        EventField? field = By switch { HistogramKey.Asset => EventField.Asset, HistogramKey.Category => EventField.Category, HistogramKey.Type => EventField.Type, HistogramKey.Action => EventField.Action, _ => null };
        if (field is null)
            return null;
        var only = Filter.Equal(field, key).ToString();
        return this with { Selection = Selection with { Filter = string.IsNullOrWhiteSpace(Selection.Filter) || Selection.Filter == only ? only : $"({Selection.Filter}) and {only}" }, Event = null };
    }

    /// <summary>The span moved and stretched: the parts of its length that its ends move by.</summary>
    public TimelineState Moved(DateTimeOffset from, DateTimeOffset to, double start, double end)
    {
        var length = to - from;
        return Between(Clamped(from, length * start), Clamped(to, length * end));
    }

    private static DateTimeOffset Clamped(DateTimeOffset time, TimeSpan by)
    {
        var ticks = (double)time.UtcTicks + by.Ticks;
        return new DateTimeOffset((long)Math.Clamp(ticks, DateTime.UnixEpoch.Ticks, new DateTime(9_000, 1, 1).Ticks), TimeSpan.Zero);
    }
}
