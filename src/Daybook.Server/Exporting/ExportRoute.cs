using Daybook.Exchange.Exporting;
using Daybook.Operations;
using Daybook.Operations.Exporting;
using Daybook.Server.Access;
using Daybook.Server.Api;
using Daybook.Server.Journals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Daybook.Server.Exporting;

/// <summary>The events that a filter selects as a file, byte for byte what the tool writes; sent as it is read.</summary>
internal static class ExportRoute
{
    /// <summary>Its address under the journal's.</summary>
    public const string Path = "export";

    /// <summary>What it is, in a sentence.</summary>
    public const string Summary = "The events that a filter selects as a file, ordered by id.";

    private static readonly ApiParameter s_format = new("format", "The file's format: jsonl (default), csv or parquet", ApiParameterKind.Word) { Words = [.. ExportOperation.Formats.Keys] };
    private static readonly ApiParameter s_gzip = new("gzip", "Compress the file with gzip; not for parquet (default: false)", ApiParameterKind.Flag);

    /// <summary>Its parameters.</summary>
    public static IReadOnlyList<ApiParameter> Parameters { get; } = [.. ApiParameter.Selection, s_format, s_gzip, ApiParameter.Now];

    /// <summary>The media types of the formats.</summary>
    public static IReadOnlyList<string> MediaTypes { get; } = ["application/jsonl", "text/csv", "application/vnd.apache.parquet", "application/gzip"];

    /// <summary>Maps it.</summary>
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder group) =>
        group.MapGet($"api/journals/{{journal}}/{Path}", (Delegate)((HttpContext http) => QuestionGate.RunAsync(http, (journal, cancellation) => OpenAsync(http, journal, cancellation), static problem => problem))).Needs(Role.Viewer);

    private static async Task<IResult> OpenAsync(HttpContext http, ServedJournal journal, CancellationToken cancellationToken)
    {
        var context = await journal.ContextAsync(http.Request.Query[ApiParameter.Now.Name] is [{ } now] ? now : null, cancellationToken).ConfigureAwait(false);
        var request = new ApiRequest(http, journal, context, Parameters);
        var end = request.Word(s_format.Name) ?? "jsonl";
        var asked = new ExportRequest { Selection = request.Selection, Format = ExportOperation.Formats[end], Gzip = request.Flag(s_gzip.Name) };

        // All that can be refused is refused before the first byte.
        _ = ExportOperation.StreamOptions(asked);
        _ = await asked.Selection.ReadAsync(context, cancellationToken).ConfigureAwait(false);
        return new ExportFile(journal, context, asked, $"{journal.Name}.{end}{(asked.Gzip ? ".gz" : string.Empty)}");
    }

    private sealed record ExportFile(ServedJournal Journal, OperationContext Context, ExportRequest Request, string Name) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.ContentType = Request.Gzip ? MediaTypes[^1] : MediaTypes[(int)(Request.Format ?? ExportFormat.JsonLines)];
            var disposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(Name);
            response.Headers.ContentDisposition = disposition.ToString();
            if (HttpMethods.IsHead(httpContext.Request.Method))
                return;
            try
            {
                await ExportOperation.WriteAsync(Context, Request, response.BodyWriter.AsStream(leaveOpen: true), httpContext.RequestAborted).ConfigureAwait(false);
            }
            catch (Exception) when (httpContext.RequestAborted.IsCancellationRequested)
            {
                // Nobody takes it any more.
            }
            catch (Exception error) when (error is IOException or RefusedException)
            {
                // A file that ends properly is whole; this one is cut off, which the caller sees.
                if (error is IOException)
                    Journal.Forget();
                httpContext.Abort();
            }
        }
    }
}
