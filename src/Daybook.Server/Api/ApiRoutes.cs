using System.Buffers;
using System.Text.Json;
using Daybook.Events;
using Daybook.Server.Access;
using Daybook.Server.Http;
using Daybook.Server.Journals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Daybook.Server.Api;

/// <summary>The API's routes.</summary>
internal static class ApiRoutes
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("api/journals", static IResult (ServedJournals journals) => new JournalList(journals)).Needs(Role.Viewer);
        foreach (var question in ApiQuestions.All)
            group.MapGet($"api/journals/{{journal}}/{question.Path}", (Delegate)((HttpContext http) => AskAsync(http, question))).WithMetadata(question).Needs(Role.Viewer);
        group.MapFallback("api/{**path}", static IResult (string? path) => new Problem(StatusCodes.Status404NotFound, "not_found", $"there is nothing at api/{path}")).Needs(Role.Viewer);
    }

    private static Task<IResult> AskAsync(HttpContext http, ApiQuestion question) => QuestionGate.RunAsync(
        http,
        async (journal, cancellation) =>
        {
            var now = http.Request.Query.TryGetValue(ApiParameter.Now.Name, out var given) ? given.ToString() : null;
            var context = await journal.ContextAsync(now, cancellation).ConfigureAwait(false);
            return await question.AskAsync(new ApiRequest(http, journal, context, question.Parameters), cancellation).ConfigureAwait(false);
        },
        static problem => problem);

    /// <summary>The journals that are served, and how each stands: one that cannot be opened says why.</summary>
    private sealed record JournalList(ServedJournals Journals) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var buffer = new ArrayBufferWriter<byte>(1024);
            using (var writer = new Utf8JsonWriter(buffer))
            {
                writer.WriteStartObject();
                writer.WriteStartArray("journals");
                foreach (var journal in Journals.All)
                {
                    var status = await JournalStatus.OfAsync(journal, httpContext.RequestAborted).ConfigureAwait(false);
                    writer.WriteStartObject();
                    writer.WriteString("name", journal.Name);
                    if (status.Head is { } head)
                    {
                        writer.WriteNumber("events", head.Count);
                        writer.WriteNumber("epoch", head.Epoch);
                        if (head.NewestOccurredMicros is { } newest)
                            writer.WriteString("newest", IsoTime.Format(Microseconds.ToTime(newest)));
                    }

                    if (status.Problem is { } problem)
                        writer.WriteString("problem", problem.Detail);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            await Payload.SendAsync(httpContext, "application/json", buffer.WrittenMemory).ConfigureAwait(false);
        }
    }
}
