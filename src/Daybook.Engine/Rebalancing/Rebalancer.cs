using Daybook.Engine.Protections;
using Daybook.Events;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Engine.Rebalancing;

/// <summary>
/// Rebalances for a live strategy: decides, records, and hands the targets out only when their decision is in the journal. The journal is its only memory; after a restart
/// <see cref="OpenAsync"/> has read it again. One at a time: calls may not overlap.
/// </summary>
public sealed class Rebalancer
{
    private readonly Journal _journal;

    private Rebalancer(Journal journal, RebalanceOptions options, EngineState state)
    {
        _journal = journal;
        Options = options;
        State = state;
    }

    /// <summary>The settings.</summary>
    public RebalanceOptions Options { get; }

    /// <summary>What is remembered: a fold of what the journal has been given.</summary>
    public EngineState State { get; private set; }

    /// <summary>Reads what the journal remembers of the live portfolio, and continues from there.</summary>
    /// <param name="journal">The journal; it stays the caller's.</param>
    /// <param name="options">The settings.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<Rebalancer> OpenAsync(Journal journal, RebalanceOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(options);
        var state = await StateReader.ReadAsync(journal, new StateQuery { Run = null }, cancellationToken).ConfigureAwait(false);
        return new Rebalancer(journal, options, state);
    }

    /// <summary>Decides what is to be held, and records why, in a session of its own.</summary>
    /// <param name="snapshot">The market as it is known now.</param>
    /// <param name="durability">What the decision must survive before its targets are handed out. Default: a power cut.</param>
    /// <returns>The targets. When the decision could not be recorded, only those that make positions smaller or end them, with the reason why.</returns>
    /// <exception cref="ArgumentException">The snapshot cannot be used; nothing was recorded.</exception>
    public async Task<RebalanceOutcome> RebalanceAsync(MarketSnapshot snapshot, Durability durability = Durability.Synced)
    {
        var decision = Rebalance.Decide(State, snapshot, Options);
        var session = _journal.BeginSession("rebalance", snapshot.At, configurationDigest: Options.Configuration.ComputeDigest(), metadata: RunFacts.Of(Options));
        await using (session.ConfigureAwait(false))
        {
            try
            {
                // All of it or nothing: a decision that is half recorded would explain nothing.
                await _journal.AppendAsync(DecisionRecording.Events(decision, session.Id, _journal.NewId), durability).ConfigureAwait(false);
            }
            catch (JournalException problem)
            {
                return new RebalanceOutcome(decision, [.. decision.Targets.Where(target => target.Action.ReducesRisk())], problem);
            }

            State = decision.State;
            await EndAsync(session).ConfigureAwait(false);
            return new RebalanceOutcome(decision, decision.Targets, null);
        }
    }

    /// <summary>Records trades that were made. They join the targets that asked for them.</summary>
    /// <param name="fills">The trades, in the order in which they were made.</param>
    /// <param name="durability">What they must survive before this returns.</param>
    /// <exception cref="JournalException">They could not be recorded; the exception says what is still true. Nothing of them is remembered.</exception>
    public async Task RecordFillsAsync(IReadOnlyList<Fill> fills, Durability durability = Durability.Synced)
    {
        ArgumentNullException.ThrowIfNull(fills);
        var state = State;
        var events = new List<PortfolioEvent>();
        foreach (var fill in fills)
        {
            var happened = FillEvents.All(fill, state, Options.Buckets);
            events.AddRange(happened);
            state = state.Apply(happened);
        }

        await _journal.AppendAsync(events, durability).ConfigureAwait(false);
        State = state;
    }

    /// <summary>Records what a person says: a lock that is released, a change of the trading state, a core asset that is designated.</summary>
    /// <param name="events">The events, as <see cref="ProtectionEvents"/> and the protections make them.</param>
    /// <exception cref="JournalException">They could not be recorded. Nothing of them is remembered.</exception>
    public async Task RecordAsync(IReadOnlyList<PortfolioEvent> events)
    {
        await _journal.AppendAsync(events).ConfigureAwait(false);
        State = State.Apply(events);
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
