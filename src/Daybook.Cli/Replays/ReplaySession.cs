using Daybook.Cli.Output;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Replay;
using Daybook.Recording;

namespace Daybook.Cli.Replays;

/// <summary>Runs a replay into a journal, as one session.</summary>
internal static class ReplaySession
{
    /// <summary>The days that will be replayed. What is wrong with them or with the assets is said here, before anything is written.</summary>
    /// <exception cref="MisuseException">There is no day to replay, or an asset cannot be traded.</exception>
    public static IReadOnlyList<DateOnly> Days(ReplayOptions options)
    {
        try
        {
            return new ReplayRun(options, new NullReplayLog()).Days;
        }
        catch (ArgumentException error)
        {
            throw new MisuseException(error.Message.Split(" (Parameter", 2)[0]);
        }
    }

    /// <summary>Runs it.</summary>
    /// <param name="terminal">Where the progress is shown.</param>
    /// <param name="journal">The journal; it stays the caller's.</param>
    /// <param name="material">What the replay is made from.</param>
    /// <param name="options">The replay.</param>
    /// <param name="days">Its <see cref="Days"/>.</param>
    /// <param name="portfolio">The name of the portfolio that is replayed, or null.</param>
    /// <param name="cancellationToken">Stops between two days; what was replayed stays, in a session that failed.</param>
    /// <returns>The session's id, and what came out.</returns>
    public static async Task<(string Session, ReplayResult Result)> RunAsync(
        Terminal terminal, Journal journal, ReplayMaterial material, ReplayOptions options, IReadOnlyList<DateOnly> days, string? portfolio, CancellationToken cancellationToken)
    {
        var session = journal.BeginSession(
            ReplayRun.SessionKind,
            ReplayClock.Open(days[0]),
            material.Digest(),
            options.Rebalance.Configuration.ComputeDigest(),
            typeof(ReplayRun).Assembly.GetName().Version?.ToString(),
            RunFacts.Of(options.Rebalance, material.Inputs.ToFact()),
            portfolio);
        await using (session.ConfigureAwait(false))
        {
            var log = new JournalReplayLog(journal, session);
            using var line = ProgressLine.For(terminal, "replaying days");
            try
            {
                var result = await new ReplayRun(options, log).RunAsync(new Step<ReplayProgress>(step => line.Show(step.Days, step.Total)), cancellationToken).ConfigureAwait(false);
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
