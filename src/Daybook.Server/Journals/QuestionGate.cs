using Daybook.Server.Http;
using Daybook.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Daybook.Server.Journals;

/// <summary>Every question passes here: its journal is found, it has a time limit, and what goes wrong becomes a problem that the caller can read.</summary>
internal static class QuestionGate
{
    /// <summary>Does something with the journal that the route names.</summary>
    /// <param name="http">The request.</param>
    /// <param name="ask">What is done.</param>
    /// <param name="tell">What the caller is told when it cannot be done.</param>
    public static async Task<IResult> RunAsync(HttpContext http, Func<ServedJournal, CancellationToken, Task<IResult>> ask, Func<Problem, IResult> tell)
    {
        var name = http.Request.RouteValues["journal"]?.ToString() ?? string.Empty;
        if (http.RequestServices.GetRequiredService<ServedJournals>().Find(name) is not { } journal)
            return tell(new Problem(StatusCodes.Status404NotFound, "journal_not_found", $"no journal of the name '{name}' is served here"));
        var timeout = http.RequestServices.GetRequiredService<IOptions<DaybookServerOptions>>().Value.QuestionTimeout;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        limit.CancelAfter(timeout);
        try
        {
            return await ask(journal, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested)
        {
            return tell(new Problem(StatusCodes.Status503ServiceUnavailable, "timeout", FormattableString.Invariant($"this took longer than {timeout.TotalSeconds:0.#} s and was given up; ask for a shorter window")));
        }
        catch (Exception error) when (Problem.Of(error) is { } problem)
        {
            // A request that could not be read to its end is an IOException, too, and says nothing of the journal.
            if (error is IOException and not (JournalOpenException or BadHttpRequestException) && !http.RequestAborted.IsCancellationRequested)
                journal.Forget();
            return tell(problem);
        }
    }
}
