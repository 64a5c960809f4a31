using System.Buffers;
using System.Text.Json;
using Daybook.Operations.Json;
using Daybook.Server.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Daybook.Server.Api;

/// <summary>One question about a journal: its address, its parameters, and how it is answered. From these come the routes, the refusal of unknown parameters and the OpenAPI document.</summary>
/// <param name="Path">Its address under the journal's, with parameters of the path in braces.</param>
/// <param name="Summary">What it answers, in a sentence.</param>
/// <param name="Parameters">Its parameters.</param>
internal abstract record ApiQuestion(string Path, string Summary, IReadOnlyList<ApiParameter> Parameters)
{
    /// <summary>The type of its answer.</summary>
    public abstract Type Answer { get; }

    /// <summary>Answers it.</summary>
    public abstract Task<IResult> AskAsync(ApiRequest request, CancellationToken cancellationToken);
}

/// <summary>A question that an operation answers.</summary>
/// <param name="Path">Its address under the journal's.</param>
/// <param name="Summary">What it answers, in a sentence.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Ask">Asks the operation.</param>
/// <typeparam name="TAnswer">The operation's answer.</typeparam>
internal sealed record ApiQuestion<TAnswer>(string Path, string Summary, IReadOnlyList<ApiParameter> Parameters, Func<ApiRequest, CancellationToken, Task<TAnswer>> Ask)
    : ApiQuestion(Path, Summary, Parameters)
    where TAnswer : notnull
{
    /// <inheritdoc/>
    public override Type Answer => typeof(TAnswer);

    /// <summary>Where an answer goes on; null: it has one page.</summary>
    public Func<TAnswer, string?>? Next { get; init; }

    /// <inheritdoc/>
    public override async Task<IResult> AskAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var answer = await Ask(request, cancellationToken).ConfigureAwait(false);
        return new AnswerResult(answer, Next?.Invoke(answer));
    }

    private sealed record AnswerResult(TAnswer Value, string? NextCursor) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            if (NextCursor is { } cursor)
                httpContext.Response.Headers.Append("Link", $"<{NextPage(httpContext.Request, cursor)}>; rel=\"next\"");
            var buffer = new ArrayBufferWriter<byte>(16 * 1024);
            using (var writer = new Utf8JsonWriter(buffer))
                AnswerJson.Write(writer, Value);
            await Payload.SendAsync(httpContext, "application/json", buffer.WrittenMemory).ConfigureAwait(false);
        }

        // From this request's own address, which was read already: nothing of it is taken as it came.
        private static string NextPage(HttpRequest request, string cursor)
        {
            var others = request.Query.Where(one => one.Key != ApiParameter.Cursor.Name).SelectMany(one => one.Value, (one, value) => KeyValuePair.Create(one.Key, value));
            return QueryHelpers.AddQueryString(request.PathBase + request.Path, [.. others, KeyValuePair.Create(ApiParameter.Cursor.Name, (string?)cursor)]);
        }
    }
}
