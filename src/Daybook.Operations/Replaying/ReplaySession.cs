using Daybook.Engine.Rebalancing;
using Daybook.Engine.Replay;
using Daybook.Recording;

namespace Daybook.Operations.Replaying;

/// <summary>Runs a replay into a journal, as one session.</summary>
internal static class ReplaySession
{
    /// <summary>The days that will be replayed. What is wrong with them or with the assets is said here, before anything is written.</summary>
    /// <exception cref="RefusedException">There is no day to replay, or an asset cannot be traded.</exception>
    public static IReadOnlyList<DateOnly> Days(ReplayOptions options)
    {
        try
        {
            return new ReplayRun(options, new NullReplayLog()).Days;
        }
        catch (ArgumentException error)
        {
            throw new RefusedException(RefusalCode.InvalidInput, null, error.Message.Split(" (Parameter", 2)[0], error);
        }
    }

    /// <summary>Runs it.</summary>
    /// <param name="context">Is told how far it is.</param>
    /// <param name="journal">The journal; it stays the caller's.</param>
    /// <param name="prepared">The replay.</param>
    /// <param name="cancellationToken">Stops between two days; what was replayed stays, in a session that failed.</param>
    /// <returns>The session's id, and what came out.</returns>
    public static async Task<(string Session, ReplayResult Result)> RunAsync(OperationContext context, Journal journal, PreparedReplay prepared, CancellationToken cancellationToken)
    {
        var (options, days) = (prepared.Options, prepared.Days);
        var session = journal.BeginSession(
            ReplayRun.SessionKind,
            ReplayClock.Open(days[0]),
            prepared.Material.Digest(),
            options.Rebalance.Configuration.ComputeDigest(),
            typeof(ReplayRun).Assembly.GetName().Version?.ToString(),
            RunFacts.Of(options.Rebalance, prepared.Material.Inputs.ToFact()),
            prepared.Portfolio);
        await using (session.ConfigureAwait(false))
        {
            var log = new JournalReplayLog(journal, session);
            try
            {
                var steps = context.Steps<ReplayProgress>(step => new OperationProgress("replaying days", step.Days, step.Total));
                var result = await new ReplayRun(options, log).RunAsync(steps, cancellationToken).ConfigureAwait(false);
                await log.FlushAsync().ConfigureAwait(false);
                session.OccurredAt = ReplayClock.Close(days[^1]);
                await session.CompleteAsync(cancellationToken: CancellationToken.None).ConfigureAwait(false);
                return (session.Id, result);
            }
            catch (OperationCanceledException stopped)
            {
                await session.FailAsync(stopped, CancellationToken.None).ConfigureAwait(false);
                throw;
            }
        }
    }
}
