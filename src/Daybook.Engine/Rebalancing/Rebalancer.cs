using Daybook.Engine.Portfolios;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Engine.Rebalancing;

/// <summary>
/// Rebalances for a live strategy: reads what the journal says of the portfolio up to its end, decides, records, and hands the targets out only when their decision is in the
/// journal. A decision is recorded on the condition that nothing that matters to the portfolio came in between, whoever wrote it; otherwise it is made anew. So a halt, a release, a
/// designation and trades are obeyed by every rebalance that begins after they were acknowledged, and no two decisions are made from one state. Safe for several threads and processes.
/// </summary>
public sealed class Rebalancer : IDisposable
{
    // Decisions that are made anew are few; this bounds how often one is put to a journal that keeps growing by what turns out to be another portfolio's.
    private const int MaxAppends = 50;

    private Rebalancer(Portfolio portfolio, RebalanceOptions options) => (Portfolio, Options) = (portfolio, options);

    /// <summary>The settings.</summary>
    public RebalanceOptions Options { get; }

    /// <summary>The portfolio: fills and values are recorded there.</summary>
    public Portfolio Portfolio { get; }

    /// <summary>What was remembered when it was read last.</summary>
    public EngineState State => Portfolio.State.Engine;

    /// <summary>Opens the portfolio that this flow records into: a live one, or inside a session that is a run of its own, that run's.</summary>
    /// <param name="journal">The journal; it stays the caller's.</param>
    /// <param name="options">The settings, and the live portfolio's name.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="IOException">The journal cannot be read.</exception>
    public static async Task<Rebalancer> OpenAsync(Journal journal, RebalanceOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(options);
        return new Rebalancer(await Portfolio.OpenAsync(journal, options.Buckets, options.Portfolio, cancellationToken).ConfigureAwait(false), options);
    }

    /// <summary>Whether a rebalance is due on a day, by <c>rebalance.frequency</c> and the journal, which is read on to its end: <see cref="RebalanceSchedule.IsDue"/>.</summary>
    /// <param name="date">The day, one on which there are prices.</param>
    /// <param name="previous">The day with prices before it, which is looked at only before the first rebalance; null: the day before.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not know the day.</exception>
    /// <exception cref="InvalidOperationException">The calendar that the configuration names was not given.</exception>
    /// <exception cref="IOException">The journal cannot be read.</exception>
    public async ValueTask<bool> IsDueAsync(DateOnly date, DateOnly? previous = null, CancellationToken cancellationToken = default)
    {
        var schedule = Options.Schedule;
        var state = await Portfolio.ReadAsync(cancellationToken).ConfigureAwait(false);
        return schedule.IsDue(date, state.Engine.RebalancedAt is { } at ? schedule.DateOf(at) : null, previous);
    }

    /// <summary>Decides what is to be held, and records why, in a session of its own.</summary>
    /// <param name="snapshot">The market as it is known now.</param>
    /// <param name="durability">What the decision must survive before its targets are handed out. Default: a power cut.</param>
    /// <param name="cancellationToken">Stops the reading, and withdraws the decision as long as it is not being written.</param>
    /// <returns>
    /// The targets. When the decision could not be recorded, or others changed the portfolio during each of <see cref="Portfolio.MaxAttempts"/> decisions, only those that make
    /// positions smaller or end them, with the reason why; they are decided from what was read last.
    /// </returns>
    /// <exception cref="ArgumentException">The snapshot cannot be used; nothing was recorded.</exception>
    /// <exception cref="InvalidOperationException">The rebalancer was opened for another portfolio than the one that this flow records into; nothing was recorded.</exception>
    public async Task<RebalanceOutcome> RebalanceAsync(MarketSnapshot snapshot, Durability durability = Durability.Synced, CancellationToken cancellationToken = default)
    {
        Rebalance.Require(snapshot);
        try
        {
            await Portfolio.RequireScopeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException problem)
        {
            return Reduced(Rebalance.Decide(State, snapshot, Options), problem);
        }

        var session = Portfolio.Journal.BeginSession("rebalance", snapshot.At, configurationDigest: Options.Configuration.ComputeDigest(), metadata: RunFacts.Of(Options), portfolio: Portfolio.Book.RunId is null ? Portfolio.Book.Name : null);
        await using (session.ConfigureAwait(false))
        {
            var (decision, problem) = await RecordAsync(session, snapshot, durability, cancellationToken).ConfigureAwait(false);
            if (problem is null)
            {
                await EndAsync(session).ConfigureAwait(false);
                await Portfolio.TryReadAsync(cancellationToken).ConfigureAwait(false);
                return new RebalanceOutcome(decision, decision.Targets, null);
            }

            await TellAsync(session, problem).ConfigureAwait(false);
            return Reduced(decision, problem);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Portfolio.Dispose();

    /// <summary>Decides until a decision is recorded that was made from what the journal says.</summary>
    /// <returns>The last decision, and why it is not known to be recorded, or null.</returns>
    private async Task<(RebalanceDecision Decision, Exception? Problem)> RecordAsync(Session session, MarketSnapshot snapshot, Durability durability, CancellationToken cancellationToken)
    {
        (EngineState? state, RebalanceDecision? decision) = (null, null);
        try
        {
            for (var (decided, appended) = (0, 1); ; appended++)
            {
                var (portfolio, onlyIf) = await Portfolio.ReadToDecideAsync(session.Id, cancellationToken).ConfigureAwait(false);
                if (decision is null || !ReferenceEquals(state, portfolio.Engine))
                {
                    (state, decision) = (portfolio.Engine, Rebalance.Decide(portfolio.Engine, snapshot, Options));
                    decided++;
                }

                try
                {
                    // All of it or nothing: a decision that is half recorded would explain nothing.
                    var events = RebalanceRecording.Events(decision, session.Id, Portfolio.Journal.NewId);
                    await Portfolio.Journal.AppendAsync(events, durability, onlyIf: onlyIf, cancellationToken: cancellationToken).ConfigureAwait(false);
                    return (decision, null);
                }
                catch (AppendConditionException) when (decided < Portfolio.MaxAttempts && appended < MaxAppends)
                {
                    // Read on, and decide from that.
                }
            }
        }
        catch (AppendConditionException problem)
        {
            // What is handed out is decided from the newest that can be read.
            await Portfolio.TryReadAsync(cancellationToken).ConfigureAwait(false);
            return (Rebalance.Decide(State, snapshot, Options), problem);
        }
        catch (IOException problem)
        {
            return (decision ?? Rebalance.Decide(State, snapshot, Options), problem);
        }
    }

    private static RebalanceOutcome Reduced(RebalanceDecision decision, Exception problem) => new(decision, [.. decision.Targets.Where(target => target.Action.ReducesRisk())], problem);

    // A journal that cannot be written tells of that itself, once it can be.
    private static async Task TellAsync(Session session, Exception problem)
    {
        if (problem is JournalException)
            return;
        session.Error("portfolio_rebalancing", problem, "The rebalance was not recorded, and only what reduces risk was handed out; see 'error'.");
        try
        {
            await session.FailAsync(problem).ConfigureAwait(false);
        }
        catch (JournalException)
        {
            // The events wait in the buffer, and the journal's own fault tells of it.
        }
    }

    private static async Task EndAsync(Session session)
    {
        try
        {
            await session.CompleteAsync().ConfigureAwait(false);
        }
        catch (JournalException)
        {
            // The decision is recorded; the session's end waits in the buffer, and the journal's own fault tells of it.
        }
    }
}
