using Daybook.Operations.Selecting;
using Daybook.Server.Access;
using Daybook.Server.Api;
using Daybook.Server.Http;
using Daybook.Server.Journals;
using Daybook.Server.Telemetry;
using Daybook.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Daybook.Server.Streaming;

/// <summary>A journal's events as they are recorded, as server-sent events.</summary>
internal static class StreamRoute
{
    /// <summary>Its address under the journal's.</summary>
    public const string Path = "stream";

    /// <summary>What it is, in a sentence.</summary>
    public const string Summary = "Each new event as it is recorded, as server-sent events; the header Last-Event-ID goes on without a gap or a double.";

    private const string LastEventId = "Last-Event-ID";

    private static readonly ApiParameter s_after = new("after", "Behind which place to begin: the id of the last event that was taken (default: the header Last-Event-ID, or the journal's end)");

    /// <summary>Its parameters.</summary>
    public static IReadOnlyList<ApiParameter> Parameters { get; } = [ApiParameter.Filter, ApiParameter.Session, ApiParameter.Portfolio, s_after];

    /// <summary>Maps it.</summary>
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder group) =>
        group.MapGet($"api/journals/{{journal}}/{Path}", (Delegate)((HttpContext http) => QuestionGate.RunAsync(http, (journal, cancellation) => OpenAsync(http, journal, cancellation), static problem => problem))).Needs(Role.Viewer);

    private static async Task<IResult> OpenAsync(HttpContext http, ServedJournal journal, CancellationToken cancellationToken)
    {
        var context = await journal.ContextAsync(now: null, cancellationToken).ConfigureAwait(false);
        var request = new ApiRequest(http, journal, context, Parameters);
        var (name, text) = LastTaken(request);
        JournalPosition? after = null;
        if (text is not null)
        {
            if (!StreamPlace.TryRead(text, out var place))
                return new Problem(StatusCodes.Status400BadRequest, "invalid_value", $"'{text}' is no place in a journal; take it from the id of an event of this stream, such as 1-500") { Parameter = name };
            after = place;
        }

        var selection = new Selection { Filter = request.Text(ApiParameter.Filter.Name), Session = request.Text(ApiParameter.Session.Name), Portfolio = request.Text(ApiParameter.Portfolio.Name) };
        var selected = await selection.ReadAsync(context, cancellationToken).ConfigureAwait(false);
        return new OpenStream(journal, await context.ReaderAsync(cancellationToken).ConfigureAwait(false), selected, after);
    }

    // What a client says when it comes back is newer than what its address says.
    private static (string Name, string? Text) LastTaken(ApiRequest request) =>
        request.Http.Request.Headers[LastEventId] is [{ Length: > 0 } last] ? (LastEventId, last) : (s_after.Name, request.Text(s_after.Name));

    private sealed record OpenStream(ServedJournal Journal, Queries.JournalReader Reader, SelectedEvents Selected, JournalPosition? After) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var (services, response) = (httpContext.RequestServices, httpContext.Response);
            response.ContentType = "text/event-stream";
            response.Headers.CacheControl = "no-store";
            response.Headers["X-Accel-Buffering"] = "no";
            httpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            if (HttpMethods.IsHead(httpContext.Request.Method))
                return;

            // How slow a client may be is decided here: it is told what it missed, and counts as gone later.
            if (httpContext.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
                rate.MinDataRate = null;
            var meter = services.GetRequiredService<ServerMeter>();
            var stopping = services.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
            meter.StreamClient(Journal.Name, 1);
            try
            {
                var stream = new EventStream(Journal.Name, Reader, Selected.AsFilter(), response.BodyWriter, services.GetRequiredService<LiveFeeds>(), meter, services.GetService<TimeProvider>() ?? TimeProvider.System);
                await stream.RunAsync(After, ended.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (ended.IsCancellationRequested && error is OperationCanceledException or IOException or ObjectDisposedException)
            {
                // The client has gone, or the server stops: the answer ends here, and whoever comes back says where it was.
            }
            catch (Exception error) when (error is IOException or TimeoutException or ObjectDisposedException)
            {
                // Cut off rather than ended: the client sees that something is wrong, comes back, and is told what.
                if (error is IOException)
                    Journal.Forget();
                httpContext.Abort();
            }
            finally
            {
                meter.StreamClient(Journal.Name, -1);
            }
        }
    }
}
