using System.Globalization;
using Daybook.Operations;
using Daybook.Operations.Deciding;
using Daybook.Operations.Explaining;
using Daybook.Server.Http;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server.Pages.Explain;

/// <summary>What the page of explanations shows: why something was decided, or was not; without a question the last decisions, to choose one.</summary>
/// <param name="Id">The event that is asked about, as the address says.</param>
/// <param name="Asset">The asset that is asked about.</param>
/// <param name="Date">The day that is asked about.</param>
/// <param name="Run">The run that is asked about.</param>
/// <param name="Portfolio">The portfolio that is asked about.</param>
/// <param name="Answer">The explanation; null: nothing was asked, or the request was refused.</param>
/// <param name="Last">The last decisions; null: something was asked.</param>
/// <param name="Refused">Why the request was refused; null: it was not.</param>
internal sealed record ExplainModel(
    string? Id, string? Asset, string? Date, string? Run, string? Portfolio, ExplainAnswer? Answer, DecisionsAnswer? Last, RefusedException? Refused)
{
    private const int LastShown = 50;

    /// <summary>True when something is asked.</summary>
    public bool IsAsked => (Id ?? Asset ?? Date) is not null;

    /// <summary>The rebalances that the engine explains, as events of which other decisions are not told again.</summary>
    public IReadOnlySet<long> Told => Answer?.EngineExplanation?.Rebalances.SelectMany(rebalance => rebalance.Events).Select(happened => happened.Id).ToHashSet() ?? [];

    /// <summary>Asks for it.</summary>
    public static async Task<IResult> AskAsync(PageRequest request, PageFrame frame, CancellationToken cancellationToken)
    {
        var model = new ExplainModel(request.Text("id"), request.Text("asset"), request.Text("date"), request.Text("run"), request.Text("portfolio"), null, null, null);
        try
        {
            model = model.IsAsked
                ? model with { Answer = await ExplainOperation.RunAsync(request.Context, model.Question(), cancellationToken).ConfigureAwait(false) }
                : model with { Last = await DecisionsOperation.RunAsync(request.Context, new DecisionsRequest { Limit = LastShown }, cancellationToken).ConfigureAwait(false) };
        }
        catch (RefusedException refused)
        {
            model = model with { Refused = refused };
        }

        return new PageResult<ExplainPage>(frame with { Title = Title(model) }, model, model.Refused is { } why ? Problem.Of(why)!.Status : StatusCodes.Status200OK);
    }

    private static string Title(ExplainModel model) => model.Answer switch
    {
        { Asset: { } asset, Date: { } date } => string.Create(CultureInfo.InvariantCulture, $"{asset} on {date:yyyy-MM-dd}"),
        { Asset: { } asset } => $"{asset}, event {model.Id}",
        not null => $"Event {model.Id}",
        null => "Explain",
    };

    private ExplainRequest Question() => Id is not { } id
        ? new ExplainRequest { Asset = Asset, Date = Date, Run = Run, Portfolio = Portfolio }
        : long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ExplainRequest { Id = number, Asset = Asset, Date = Date, Run = Run, Portfolio = Portfolio }
            : throw new RefusedException(RefusalCode.InvalidValue, "id", $"'{id}' is not an event's id");
}
