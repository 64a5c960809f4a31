using Daybook.Cli.Output;
using Daybook.Engine.Rebalancing;
using Daybook.Engine.Replay;
using Daybook.Recording;

namespace Daybook.Cli.Replays;

/// <summary>Runs a replay into a journal, as one session.</summary>
internal static class ReplaySession
{
    /// <summary>The kind of such a session.</summary>
    public const string Kind = "replay";

    /// <summary>Runs it.</summary>
    /// <returns>The session's id, and what came out.</returns>
    public static async Task<(string Session, ReplayResult Result)> RunAsync(
        Terminal terminal, Journal journal, ReplayMaterial material, ReplayOptions options, CancellationToken cancellationToken)
    {
        var days = new ReplayRun(options, new NullReplayLog()).Days;
        var session = journal.BeginSession(
            Kind,
            ReplayClock.Open(days[0]),
            material.Digest(),
            options.Rebalance.Configuration.ComputeDigest(),
            typeof(ReplayRun).Assembly.GetName().Version?.ToString(),
            RunFacts.Of(options.Rebalance, material.Inputs.ToFact()));
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
