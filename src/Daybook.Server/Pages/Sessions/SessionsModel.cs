using System.Globalization;
using Daybook.Operations.Sessions;
using Daybook.Operations.Traces;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server.Pages.Sessions;

/// <summary>The sessions that began last; by the parameter <c>session</c> one of them, by <c>trace</c> one operation.</summary>
/// <param name="Sessions">The one that began last first.</param>
/// <param name="Limit">How many were asked for.</param>
internal sealed record SessionsModel(IReadOnlyList<SessionFacts> Sessions, int Limit)
{
    /// <summary>The most sessions on a page.</summary>
    public const int MostOnPage = 1_000;

    private const int PageSize = 50;

    /// <summary>True when there may be more than were asked for.</summary>
    public bool HasMore => Sessions.Count == Limit && Limit < MostOnPage;

    /// <summary>Asks for it.</summary>
    public static async Task<IResult> AskAsync(PageRequest request, PageFrame frame, CancellationToken cancellationToken)
    {
        if (request.Text("trace") is { } trace)
        {
            var one = await TraceOperation.RunAsync(request.Context, new TraceRequest { Id = trace }, cancellationToken).ConfigureAwait(false);
            return new PageResult<TracePage>(frame with { Title = one.Operation is { } name ? $"Operation {name}" : "Operation" }, new TraceModel(one));
        }

        if (request.Text("session") is { } session)
        {
            var one = await SessionOperation.RunAsync(request.Context, new SessionRequest { Id = session }, cancellationToken).ConfigureAwait(false);
            return new PageResult<SessionPage>(frame with { Title = $"Session {one.SessionId}" }, new SessionModel(one));
        }

        var limit = int.TryParse(request.Text("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? Math.Clamp(given, 1, MostOnPage) : PageSize;
        var answer = await SessionOperation.ListAsync(request.Context, new SessionsRequest { Limit = limit }, cancellationToken).ConfigureAwait(false);
        return new PageResult<SessionsPage>(frame, new SessionsModel(answer.Sessions, limit));
    }
}
