using System.Buffers;
using System.Text.Json;
using Daybook.Filters;
using Daybook.Operations;
using Daybook.Recording;
using Daybook.Storage;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server.Http;

/// <summary>What is wrong with a request, as a problem document (RFC 9457).</summary>
/// <param name="Status">The status code.</param>
/// <param name="Code">Why, in snake case; a closed list that programs can tell apart.</param>
/// <param name="Detail">What happened, what is still true and what to do, for people.</param>
internal sealed record Problem(int Status, string Code, string Detail) : IResult
{
    private const string TooLargeCode = "body_too_large";
    private const string ContentType = "application/problem+json";

    /// <summary>The parameter that is meant; null: none in particular.</summary>
    public string? Parameter { get; init; }

    /// <summary>The line of the body that is meant, from 1; null: none in particular.</summary>
    public long? Line { get; init; }

    /// <summary>Where in the parameter's text, or in the line, the trouble starts, counted from 1; null: not known.</summary>
    public int? Column { get; init; }

    /// <summary>What an error says to the caller; null: it is no error of the caller or of a journal.</summary>
    public static Problem? Of(Exception error) => error switch
    {
        RefusedException refused => new Problem(StatusOf(refused.Code), ProblemCodes.Word(refused.Code), refused.Message)
        {
            // Addresses call the place where a page ended its cursor.
            Parameter = refused.Parameter == "after" ? "cursor" : refused.Parameter,
            Line = refused.Line,
            Column = refused.Column ?? (refused.InnerException as FilterSyntaxException)?.Column,
        },
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } large => new Problem(large.StatusCode, TooLargeCode, large.Message),
        BadHttpRequestException bad => new Problem(bad.StatusCode, "bad_request", bad.Message),
        JournalOpenException closed => new Problem(StatusCodes.Status503ServiceUnavailable, ProblemCodes.OfClosed(closed.Problem), closed.Message),
        Queries.PositionLostException lost => new Problem(StatusCodes.Status410Gone, "position_lost", lost.Message),
        JournalFaultedException faulted => new Problem(StatusCodes.Status503ServiceUnavailable, "journal_faulted", faulted.Message),
        StoreFaultedException or StoreUnavailableException => new Problem(StatusCodes.Status503ServiceUnavailable, "journal_unavailable", error.Message),
        IOException broken => new Problem(StatusCodes.Status503ServiceUnavailable, "journal_unreadable", broken.Message),
        _ => null,
    };

    /// <summary>A body that is longer than is taken.</summary>
    public static Problem TooLarge(long most) =>
        new(StatusCodes.Status413PayloadTooLarge, TooLargeCode, FormattableString.Invariant($"a request's body may have {most:N0} bytes here; nothing of it was read, send it in parts"));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "about:blank");
            writer.WriteString("title", Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(Status));
            writer.WriteNumber("status", Status);
            writer.WriteString("code", Code);
            writer.WriteString("detail", Detail);
            if (Parameter is not null)
                writer.WriteString("parameter", Parameter);
            if (Line is { } line)
                writer.WriteNumber("line", line);
            if (Column is { } column)
                writer.WriteNumber("column", column);
            writer.WriteEndObject();
        }

        httpContext.Response.StatusCode = Status;
        await Payload.SendAsync(httpContext, ContentType, buffer.WrittenMemory).ConfigureAwait(false);
    }

    private static int StatusOf(RefusalCode code) => code switch
    {
        RefusalCode.EventNotFound or RefusalCode.SessionNotFound or RefusalCode.TraceNotFound or RefusalCode.PortfolioNotFound or RefusalCode.ReplayNotFound
            or RefusalCode.RuleNotFound or RefusalCode.LockNotFound or RefusalCode.SettingUnknown => StatusCodes.Status404NotFound,
        RefusalCode.AmbiguousSession or RefusalCode.AmbiguousPortfolio or RefusalCode.SettingsNotFound or RefusalCode.NothingToCompare or RefusalCode.InputChanged
            or RefusalCode.FileExists or RefusalCode.KeyReused => StatusCodes.Status409Conflict,
        RefusalCode.RecordingStopped => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };
}
