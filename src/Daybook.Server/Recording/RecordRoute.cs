using System.Buffers;
using System.Text.Json;
using Daybook.Operations.Json;
using Daybook.Operations.Recording;
using Daybook.Server.Access;
using Daybook.Server.Api;
using Daybook.Server.Http;
using Daybook.Server.Journals;
using Daybook.Server.Telemetry;
using Daybook.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Daybook.Server.Recording;

/// <summary>Records events, all of a request or none, and answers when they are as durable as asked: the way in for programs of any language.</summary>
internal static class RecordRoute
{
    /// <summary>Its address under the journal's.</summary>
    public const string Path = "events";

    /// <summary>What it does, in a sentence.</summary>
    public const string Summary = "Records events, all of them or none, and answers with their ids when they are as durable as asked.";

    /// <summary>The header that names a request and its repetitions.</summary>
    public const string IdempotencyKey = "Idempotency-Key";

    private static readonly ApiParameter s_durability = new("durability", "What the events survive when the answer comes: synced (a power cut, default), committed (a killed process) or buffered", ApiParameterKind.Word) { Words = ["synced", "committed", "buffered"] };
    private static readonly ApiParameter s_portfolio = new("portfolio", "The portfolio whose name a session around the events says (default: no session)");

    /// <summary>Its parameters.</summary>
    public static IReadOnlyList<ApiParameter> Parameters { get; } = [s_durability, s_portfolio];

    /// <summary>What the body may be, and how it is read.</summary>
    public static IReadOnlyDictionary<string, RecordForm> Forms { get; } = new Dictionary<string, RecordForm>(StringComparer.OrdinalIgnoreCase)
    {
        ["application/json"] = RecordForm.Document,
        ["application/x-ndjson"] = RecordForm.Lines,
        ["application/jsonl"] = RecordForm.Lines,
    };

    /// <summary>Maps it.</summary>
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder group) =>
        group.MapPost($"api/journals/{{journal}}/{Path}", (Delegate)((HttpContext http) => QuestionGate.RunAsync(http, (journal, cancellation) => RecordAsync(http, journal, cancellation), static problem => problem))).Needs(Role.Operator);

    private static async Task<IResult> RecordAsync(HttpContext http, ServedJournal journal, CancellationToken cancellationToken)
    {
        var request = new ApiRequest(http, journal, await journal.ContextAsync(now: null, cancellationToken).ConfigureAwait(false), Parameters);
        var asked = new RecordRequest
        {
            Atomic = true,
            Durability = request.Word(s_durability.Name) is { } word ? Enum.Parse<Durability>(word, ignoreCase: true) : Durability.Synced,
            Portfolio = request.Text(s_portfolio.Name),
            IdempotencyKey = http.Request.Headers[IdempotencyKey] is [{ } key] ? key : null,
        };
        if (http.Request.Headers.ContentEncoding.Count > 0 || http.Request.GetTypedHeaders().ContentType?.MediaType.Value is not { } type || !Forms.TryGetValue(type, out var form))
            return new Problem(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", $"events come as {string.Join(", ", Forms.Keys)}, not compressed; nothing was recorded");
        var writers = http.RequestServices.GetRequiredService<JournalWriters>();
        var answer = await writers.WriteAsync(
            journal, writer => RecordOperation.AppendAsync(writer, asked, Caller.Of(http).Name!, http.Request.Body, form, cancellationToken), cancellationToken).ConfigureAwait(false);
        http.RequestServices.GetRequiredService<ServerMeter>().Recorded(journal.Name, answer.Ids.Count);
        return new Recorded(answer);
    }

    private sealed record Recorded(RecordedTogetherAnswer Answer) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var buffer = new ArrayBufferWriter<byte>(256);
            using (var writer = new Utf8JsonWriter(buffer))
                AnswerJson.Write(writer, Answer);
            httpContext.Response.StatusCode = StatusCodes.Status201Created;
            return Payload.SendAsync(httpContext, "application/json", buffer.WrittenMemory);
        }
    }
}
