using Daybook.Auditing;
using Daybook.Cli.Commands;
using Daybook.Engine.Calendars;
using Daybook.Engine.Rebalancing;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;

namespace Daybook.Cli.Replays;

/// <summary>A portfolio that a journal tells of: a run of its own, or the live one.</summary>
/// <param name="Run">The run's session, or null for the live portfolio.</param>
/// <param name="Start">The event that says its settings: the run's first, or that of the newest live session that says some; null when none does.</param>
internal sealed record RecordedRun(string? Run, PortfolioEvent? Start)
{
    private readonly RecordedSettings? _settings = Start is null ? null : RunFacts.Read(Start);

    /// <summary>The settings, or the defaults when nothing says them.</summary>
    public RebalanceOptions Options => _settings?.Options ?? RebalanceOptions.Of(Engine.Configuration.EngineConfiguration.Default);

    /// <summary>The recorded settings that this version does not know, by key.</summary>
    public IReadOnlyList<string> NotUsed => _settings?.NotUsed ?? [];

    /// <summary>The name of a calendar that comes with Daybook when it was another one for this run; null: it is the same, or was a file.</summary>
    public string? OtherCalendar => Start is not null && MarketCalendars.Find(Options.Configuration.Rebalance.Calendar) is { } calendar
        && RunFacts.CalendarDigest(Start) is { } digest && digest != calendar.Digest ? calendar.Name : null;

    /// <summary>True when settings are recorded and cannot be read: a value is none that is allowed today.</summary>
    public bool IsUnreadable => _settings is null && Start is not null && RunFacts.AreIn(Start);

    /// <summary>Finds the run that was asked for, or the newest one, or the live portfolio when there is no run.</summary>
    /// <exception cref="MisuseException">There is no such run.</exception>
    public static async Task<RecordedRun> FindAsync(Invocation run, JournalReader reader, string? wanted, CancellationToken cancellationToken)
    {
        if (wanted == Live)
            return await LiveAsync(reader, cancellationToken).ConfigureAwait(false);
        PortfolioEvent? found = null;
        await foreach (var start in StartsAsync(reader, cancellationToken).ConfigureAwait(false))
        {
            if (PortfolioBooks.IsRun(start) && (wanted is null || start.SessionId == wanted) && (found is null || start.Id > found.Id))
                found = start;
        }

        if (found is null && wanted is not null)
            throw new MisuseException($"{run.JournalPath} has no run '{wanted}'; 'daybook session' lists the recent sessions");
        return found is null ? await LiveAsync(reader, cancellationToken).ConfigureAwait(false) : new RecordedRun(found.SessionId, found);
    }

    /// <summary>Whether a run was stopped, or has not ended yet.</summary>
    public async Task<bool> IsCutShortAsync(JournalReader reader, CancellationToken cancellationToken)
    {
        if (Run is null)
            return false;
        var end = Filter.And(Filter.Equal(EventField.Type, EventTypes.SessionEnd.Name), Filter.Equal(EventField.Session, Run));
        var page = await reader.QueryAsync(new EventQuery { Filter = end, Limit = 1 }, cancellationToken).ConfigureAwait(false);
        return page.Events is not [var ended] || ended.Text("status") != "completed";
    }

    /// <summary>What belongs to the run, or to none: its events, or all but those of runs; null when there is nothing to leave out.</summary>
    public async Task<Filter?> EventsAsync(JournalReader reader, CancellationToken cancellationToken)
    {
        if (Run is { } run)
            return Filter.Equal(EventField.Session, run);
        var others = new List<FilterValue>();
        await foreach (var start in StartsAsync(reader, cancellationToken).ConfigureAwait(false))
        {
            if (PortfolioBooks.IsRun(start))
                others.Add(start.SessionId!);
        }

        return others.Count == 0 ? null : Filter.Or(Filter.IsNull(EventField.Session), Filter.Not(Filter.In(EventField.Session, others)));
    }

    /// <summary>The word for the live portfolio.</summary>
    public const string Live = "live";

    private static async Task<RecordedRun> LiveAsync(JournalReader reader, CancellationToken cancellationToken)
    {
        PortfolioEvent? newest = null;
        await foreach (var start in StartsAsync(reader, cancellationToken).ConfigureAwait(false))
        {
            if (!PortfolioBooks.IsRun(start) && (newest is null || start.Id > newest.Id) && RunFacts.AreIn(start))
                newest = start;
        }

        return new RecordedRun(null, newest);
    }

    private static async IAsyncEnumerable<PortfolioEvent> StartsAsync(JournalReader reader, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new EventQuery { Filter = Filter.Equal(EventField.Type, EventTypes.SessionStart.Name), Order = QueryOrder.OldestFirst, Limit = 1_000 };
        await foreach (var start in reader.QueryAllAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (!start.IsImported)
                yield return start;
        }
    }
}
