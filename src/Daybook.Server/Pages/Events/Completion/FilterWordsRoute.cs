using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Daybook.Filters;
using Daybook.Server.Access;
using Daybook.Server.Http;
using Daybook.Server.Journals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Daybook.Server.Pages.Events.Completion;

/// <summary>What the filter bar asks while somebody writes: what could stand at the place (<c>at</c>) of the text (<c>text</c>).</summary>
internal static class FilterWordsRoute
{
    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder group) => group.MapGet("journals/{journal}/filter-words", (Delegate)((HttpContext http) => QuestionGate.RunAsync(
        http,
        async (journal, cancellation) =>
        {
            var text = http.Request.Query["text"].ToString();
            if (text.Length > Filter.MaxLength)
                return new Problem(StatusCodes.Status400BadRequest, "invalid_value", $"a filter has at most {Filter.MaxLength.ToString("N0", CultureInfo.InvariantCulture)} characters") { Parameter = "text" };
            var at = int.TryParse(http.Request.Query["at"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : text.Length;
            var recorded = await RecordedNames.ReadAsync(await journal.ContextAsync(null, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
            return new WordsResult(FilterCompletion.At(text, at, recorded));
        },
        static problem => problem))).Needs(Role.Viewer);

    private sealed record WordsResult(FilterWords Found) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var buffer = new ArrayBufferWriter<byte>(1024);
            using (var writer = new Utf8JsonWriter(buffer))
            {
                writer.WriteStartObject();
                writer.WriteNumber("from", Found.From);
                writer.WriteNumber("to", Found.To);
                writer.WriteStartArray("words");
                foreach (var word in Found.Words)
                {
                    writer.WriteStartObject();
                    writer.WriteString("text", word.Text);
                    writer.WriteString("note", word.Note);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            await Payload.SendAsync(httpContext, "application/json", buffer.WrittenMemory).ConfigureAwait(false);
        }
    }
}
