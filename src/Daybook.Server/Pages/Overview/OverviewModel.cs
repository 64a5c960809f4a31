using Daybook.Operations.Statistics;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server.Pages.Overview;

/// <summary>What the overview of a journal shows.</summary>
/// <param name="Statistics">Counts over the journal.</param>
internal sealed record OverviewModel(StatisticsAnswer Statistics)
{
    /// <summary>Asks for it.</summary>
    public static async Task<IResult> AskAsync(PageRequest request, PageFrame frame, CancellationToken cancellationToken) =>
        new PageResult<OverviewPage>(frame, new OverviewModel(await StatisticsOperation.RunAsync(request.Context, new StatisticsRequest(), cancellationToken).ConfigureAwait(false)));
}
