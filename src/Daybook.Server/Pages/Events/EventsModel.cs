using Daybook.Charts;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Operations;
using Daybook.Operations.EventDetails;
using Daybook.Operations.Histograms;
using Daybook.Operations.Querying;
using Daybook.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Daybook.Server.Pages.Events;

/// <summary>What the page of events shows: one page of what its filter selects, or why that cannot be read; and one event in full.</summary>
/// <param name="State">What the address says.</param>
internal sealed record EventsModel(EventsState State)
{
    /// <summary>The events; null: the request was refused.</summary>
    public QueryAnswer? Answer { get; private init; }

    /// <summary>Why it was refused; null: it was not.</summary>
    public RefusedException? Refused { get; private init; }

    /// <summary>The event that is shown in full; null: none is.</summary>
    public ShownEvent? Shown { get; private init; }

    /// <summary>Why the event that was asked for is not shown; null: it is, or none was asked for.</summary>
    public string? NotShown { get; private init; }

    /// <summary>The live stream of what is selected, from where this page ends; null: what comes does not belong onto this page.</summary>
    public string? Stream { get; private init; }

    /// <summary>How many there are over time; null: that was not asked, or takes too long to count.</summary>
    public HistogramAnswer? Histogram { get; private init; }

    /// <summary>The character of the filter where it cannot be read, from 1; null: it can.</summary>
    public int? FilterColumn => (Refused?.InnerException as FilterSyntaxException)?.Column;

    /// <summary>Asks for it.</summary>
    public static async Task<IResult> AskAsync(PageRequest request, PageFrame frame, CancellationToken cancellationToken)
    {
        var state = EventsState.Of(request);
        var model = new EventsModel(state);
        try
        {
            var query = new QueryRequest { Selection = state.Selection, Order = state.Order, Limit = state.Limit ?? EventsState.PageSize, After = state.Cursor };
            model = model with
            {
                Answer = await QueryOperation.RunAsync(request.Context, query, cancellationToken).ConfigureAwait(false),
                Stream = StreamOf(state, frame),
            };
            model = model with { Histogram = await CountAsync(request, state, cancellationToken).ConfigureAwait(false) };
        }
        catch (RefusedException refused)
        {
            model = model with { Refused = refused };
        }

        if (state.Event is { } id)
            model = await model.WithEventAsync(request.Context, id, cancellationToken).ConfigureAwait(false);
        var status = model.Refused is not null ? StatusCodes.Status400BadRequest : model.NotShown is not null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return new PageResult<EventsPage>(frame, model, status);
    }

    /// <summary>The counts as a picture, whose bars lead to their time.</summary>
    public Picture Draw(int width) =>
        HistogramPicture.Draw(Histogram!, "events", new PictureFrame($"counts-{width}", "Events over time", width, width < 600 ? 140 : 150), bucket => State.Between(IsoTime.Format(bucket.From), IsoTime.Format(bucket.To)));

    // A filter that no index narrows reads every event; the list is there at once, and does not wait for that.
    private static async Task<HistogramAnswer?> CountAsync(PageRequest request, EventsState state, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(request.Http.RequestServices.GetRequiredService<IOptions<DaybookServerOptions>>().Value.CountingTimeout);
        try
        {
            return await HistogramOperation.RunAsync(request.Context, new HistogramRequest { Selection = state.Selection }, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<EventsModel> WithEventAsync(OperationContext context, long id, CancellationToken cancellationToken)
    {
        try
        {
            return this with { Shown = ShownEvent.Of(await EventOperation.RunAsync(context, new EventRequest { Id = id }, cancellationToken).ConfigureAwait(false)) };
        }
        catch (RefusedException refused)
        {
            return this with { NotShown = refused.Message };
        }
    }

    // Later events belong at the top of the first page of the newest, and only when its time has no end.
    private static string? StreamOf(EventsState state, PageFrame frame) =>
        state is { Order: QueryOrder.NewestFirst, Cursor: null, Selection.To: null } && frame.Status?.Head is { } head
            ? state.Stream(FormattableString.Invariant($"{head.Epoch}-{head.Count}"))
            : null;
}
