using System.Globalization;
using Daybook.Filters;
using Daybook.Operations;
using Daybook.Operations.Querying;
using Daybook.Operations.Selecting;
using Daybook.Storage;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server.Pages.Events;

/// <summary>What the page of events shows: one page of what its filter selects, or why that cannot be read.</summary>
/// <param name="Selection">Which events, as the address says.</param>
/// <param name="Order">Which come first.</param>
/// <param name="Limit">The size of a page.</param>
/// <param name="Answer">The events; null: the request was refused.</param>
/// <param name="Refused">Why; null: it was not.</param>
internal sealed record EventsModel(Selection Selection, QueryOrder Order, int Limit, QueryAnswer? Answer, RefusedException? Refused)
{
    private const int PageSize = 100;
    private const int MostOnPage = 1_000;

    /// <summary>The character of the filter where it cannot be read, from 1; null: it can.</summary>
    public int? FilterColumn => (Refused?.InnerException as FilterSyntaxException)?.Column;

    /// <summary>Asks for it.</summary>
    public static async Task<IResult> AskAsync(PageRequest request, PageFrame frame, CancellationToken cancellationToken)
    {
        var limit = int.TryParse(request.Text("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? Math.Clamp(given, 1, MostOnPage) : PageSize;
        var model = new EventsModel(request.Selection, request.Text("order") == "oldest" ? QueryOrder.OldestFirst : QueryOrder.NewestFirst, limit, null, null);
        try
        {
            var query = new QueryRequest { Selection = model.Selection, Order = model.Order, Limit = limit, After = request.Text("cursor") };
            model = model with { Answer = await QueryOperation.RunAsync(request.Context, query, cancellationToken).ConfigureAwait(false) };
        }
        catch (RefusedException refused)
        {
            model = model with { Refused = refused };
        }

        return new PageResult<EventsPage>(frame, model, model.Refused is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }
}
