using System.Globalization;
using Daybook.Charts;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Operations;
using Daybook.Operations.Histograms;
using Daybook.Operations.Lanes;
using Daybook.Operations.Querying;
using Daybook.Operations.Selecting;
using Daybook.Server.Http;
using Daybook.Storage;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server.Pages.Timeline;

/// <summary>What the timeline shows: lanes of events over a span, dense from far and single from near, and the events of the span beneath.</summary>
/// <param name="State">What the address says.</param>
/// <param name="Lanes">The lanes; null: the request was refused.</param>
/// <param name="List">The events beneath, the oldest first; null: the request was refused.</param>
/// <param name="Refused">Why the request was refused; null: it was not.</param>
internal sealed record TimelineModel(TimelineState State, LanesAnswer? Lanes, QueryAnswer? List, RefusedException? Refused)
{
    private const int ListSize = 50;
    private const int MostLanes = 40;
    private const int MostMarks = 800;

    /// <summary>Asks for it.</summary>
    public static async Task<IResult> AskAsync(PageRequest request, PageFrame frame, CancellationToken cancellationToken)
    {
        var model = new TimelineModel(TimelineState.Of(request), null, null, null);
        try
        {
            var asked = new LanesRequest { Selection = model.State.Selection, By = model.State.By, Columns = 500, Lanes = MostLanes, Events = MostMarks };
            var lanes = await LanesOperation.RunAsync(request.Context, asked, cancellationToken).ConfigureAwait(false);
            model = model with { Lanes = lanes, List = await ListAsync(request, model.State, cancellationToken).ConfigureAwait(false) };
        }
        catch (RefusedException refused)
        {
            model = model with { Refused = refused };
        }

        return new PageResult<TimelinePage>(frame, model, model.Refused is { } why ? Problem.Of(why)!.Status : StatusCodes.Status200OK);
    }

    /// <summary>The lanes as a picture.</summary>
    /// <param name="width">The width in pixels.</param>
    public Picture Draw(int width) => SwimlaneChart.Draw(
        new SwimlaneData { From = Lanes!.From!.Value, To = Lanes.To!.Value, Lanes = [.. Shown()], Zoom = (from, to) => State.Between(from, to).Address },
        new PictureFrame($"lanes{width}", "Timeline", width, 300));

    // The list begins with the event that is selected, or with the span.
    private static async Task<QueryAnswer> ListAsync(PageRequest request, TimelineState state, CancellationToken cancellationToken)
    {
        var (selection, after) = (state.Selection, request.Text("cursor"));
        if (after is null && state.Event is { } id)
        {
            var reader = await request.Context.ReaderAsync(cancellationToken).ConfigureAwait(false);
            if (await reader.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } selected)
            {
                // Many events can have one time: the list begins right before the selected one.
                var head = await reader.GetHeadAsync(cancellationToken).ConfigureAwait(false);
                after = new QueryCursor(head.Epoch, Microseconds.From(selected.OccurredAt), id - 1).ToString();
            }
        }

        if (state.By == HistogramKey.Protection)
            selection = selection with { Filter = FilterOf(selection.Filter, Blocked.Candidates) };
        return await QueryOperation.RunAsync(request.Context, new QueryRequest { Selection = selection, Order = QueryOrder.OldestFirst, Limit = ListSize, After = after }, cancellationToken).ConfigureAwait(false);
    }

    private static string FilterOf(string? given, Filter further) => string.IsNullOrWhiteSpace(given) ? further.ToString() : $"({given}) and ({further})";

    // Events that belong to no lane in particular stand beneath the others.
    private IEnumerable<Lane> Ordered => Lanes!.Lanes.OrderBy(lane => lane.Key is null);

    private IEnumerable<Swimlane> Shown()
    {
        if (Lanes!.Events is { } events)
        {
            // An event stands in each lane that it belongs to, as it was counted.
            var marks = events.SelectMany(happened => Keys(happened).Select(key => (Key: key, Event: happened))).ToLookup(one => one.Key, one => one.Event, StringComparer.Ordinal);
            var shown = Lanes.Lanes.Select(lane => lane.Key ?? "").ToHashSet(StringComparer.Ordinal);
            foreach (var lane in Ordered)
                yield return Named(lane) with { Marks = [.. marks[lane.Key ?? ""].Select(Mark)] };
            if (Lanes.Others is { } few)
                yield return new Swimlane("all others") { Marks = [.. marks.Where(group => !shown.Contains(group.Key)).SelectMany(group => group).DistinctBy(one => one.Id).Select(Mark)] };
            yield break;
        }

        foreach (var lane in Ordered)
            yield return Named(lane) with { Counts = Counts(lane) };
        if (Lanes.Others is { } others)
            yield return new Swimlane("all others") { Counts = Counts(others) };
    }

    private Swimlane Named(Lane lane) => new(lane.Key ?? "none") { Link = lane.Key is { } key && State.Only(key) is { } only ? only.Address : null };

    private int[] Counts(Lane lane)
    {
        var counts = new int[Lanes!.Columns];
        foreach (var cell in lane.Cells)
            counts[cell.Column] = (int)Math.Min(int.MaxValue, cell.Count);
        return counts;
    }

    private IEnumerable<string> Keys(PortfolioEvent happened) => State.By switch
    {
        HistogramKey.Asset => [happened.Asset ?? ""],
        HistogramKey.Action => [happened.Action ?? ""],
        HistogramKey.Type => [happened.Type.Name],
        HistogramKey.Protection => Blocked.By(happened),
        _ => [happened.Category.Name],
    };

    private SwimlaneMark Mark(PortfolioEvent happened) => new(
        happened.OccurredAt,
        Shape(happened),
        string.Create(CultureInfo.InvariantCulture, $"{happened.Type.Name}{(happened.Asset is { } asset ? " " + asset : "")}, {IsoTime.Format(happened.OccurredAt)}: {happened.Reason}"),
        State.Showing(happened.Id).Address + "#e" + happened.Id.ToString(CultureInfo.InvariantCulture));

    private static SwimlaneShape Shape(PortfolioEvent happened) => happened switch
    {
        _ when happened.Category == EventCategory.Error => SwimlaneShape.Failed,
        _ when Blocked.Is(happened) => SwimlaneShape.Blocked,
        { Action: "open" } => SwimlaneShape.Open,
        { Action: "increase" } => SwimlaneShape.Increase,
        { Action: "hold" } => SwimlaneShape.Hold,
        { Action: "decrease" } => SwimlaneShape.Decrease,
        { Action: "close" } => SwimlaneShape.Close,
        _ => SwimlaneShape.Other,
    };
}
