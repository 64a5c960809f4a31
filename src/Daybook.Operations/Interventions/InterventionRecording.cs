using Daybook.Events;
using Daybook.Queries;

namespace Daybook.Operations.Interventions;

/// <summary>What all interventions share: a person and a reason, and the event that records it.</summary>
internal static class InterventionRecording
{
    /// <summary>A text that says something.</summary>
    /// <exception cref="RefusedException">It is absent or empty.</exception>
    public static string Required(string? text, string parameter) => string.IsNullOrWhiteSpace(text)
        ? throw new RefusedException(RefusalCode.MissingValue, parameter, $"it is {(text is null ? "missing" : "empty")}; an intervention names a person and a reason")
        : text;

    /// <summary>Records the event, in a session that says the portfolio if it has a name, and returns its id once it survives a power cut.</summary>
    public static async Task<long> AppendAsync(OperationContext context, PortfolioEvent said, string? portfolio, CancellationToken cancellationToken)
    {
        await context.CloseReaderAsync().ConfigureAwait(false);
        var journal = await context.Journals.OpenAsync(context.Journal, context.RecordingOptions with { EndAbandonedSessions = false }, cancellationToken).ConfigureAwait(false);
        await using (journal.ConfigureAwait(false))
        {
            var session = portfolio is null ? null : journal.BeginSession(PortfolioBook.ToldKind, portfolio: portfolio);
            var id = (await journal.AppendAsync([said], cancellationToken: cancellationToken).ConfigureAwait(false))[0];
            if (session is not null)
                await session.CompleteAsync(cancellationToken: CancellationToken.None).ConfigureAwait(false);
            return id;
        }
    }
}
