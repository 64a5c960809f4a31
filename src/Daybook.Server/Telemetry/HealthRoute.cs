using System.Buffers;
using System.Text.Json;
using Daybook.Server.Access;
using Daybook.Server.Http;
using Daybook.Server.Journals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Daybook.Server.Telemetry;

/// <summary>Whether every journal can be read, for those who watch over the server. Which journals there are is for those who may look.</summary>
internal static class HealthRoute
{
    /// <summary>Its address.</summary>
    public const string Path = "health";

    /// <summary>Maps it.</summary>
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder group) => group.MapGet(Path, static IResult (ServedJournals journals) => new Health(journals)).Needs(Role.None);

    private sealed record Health(ServedJournals Journals) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var all = new List<JournalStatus>();
            foreach (var journal in Journals.All)
                all.Add(await JournalStatus.OfAsync(journal, httpContext.RequestAborted).ConfigureAwait(false));
            var isHealthy = all.TrueForAll(one => one.Problem is null);
            var buffer = new ArrayBufferWriter<byte>(512);
            using (var writer = new Utf8JsonWriter(buffer))
            {
                writer.WriteStartObject();
                writer.WriteString("status", isHealthy ? "healthy" : "unhealthy");
                if (Caller.Of(httpContext).Role >= Role.Viewer)
                    WriteJournals(writer, all);
                writer.WriteEndObject();
            }

            httpContext.Response.StatusCode = isHealthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            httpContext.Response.Headers.CacheControl = "no-store";
            await Payload.SendAsync(httpContext, "application/json", buffer.WrittenMemory).ConfigureAwait(false);
        }

        private static void WriteJournals(Utf8JsonWriter writer, List<JournalStatus> all)
        {
            writer.WriteStartArray("journals");
            foreach (var one in all)
            {
                writer.WriteStartObject();
                writer.WriteString("name", one.Journal.Name);
                writer.WriteString("status", one.Problem is null ? "healthy" : "unhealthy");
                if (one.Problem is { } problem)
                    writer.WriteString("code", problem.Code);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }
    }
}
