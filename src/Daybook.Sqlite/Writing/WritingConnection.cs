using System.Text.Json;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Integrity;
using Daybook.Sqlite.Driver;
using Daybook.Storage;

namespace Daybook.Sqlite.Writing;

/// <summary>
/// The writing connection: each group takes its turn, catches up with the file, writes, commits, and moves the anchor before it acknowledges.
/// Used by one thread at a time.
/// </summary>
internal sealed class WritingConnection : IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private readonly string _path;
    private readonly SqliteDatabase _database;
    private readonly AnchorFile _anchor;
    private readonly TimeProvider _time;
    private readonly Action<string> _syncLog;
    private readonly StandingClock _clock = new();
    private readonly WriteTurn _turn;
    private readonly WriterState _state;
    private readonly GroupWriter _groups;
    private Durability? _synchronous;
    private string? _fault;

    public WritingConnection(string path, SqliteDatabase database, AnchorFile anchor, int blockSize, SqliteStoreOptions options)
    {
        _path = path;
        _database = database;
        _anchor = anchor;
        _time = options.Time;
        _syncLog = options.SyncLog;
        _turn = new WriteTurn(database, options.LockTimeout, _closing.Token);
        _state = new WriterState(database, blockSize);
        _groups = new GroupWriter(database, _state);
    }

    /// <summary>Writes a group.</summary>
    /// <param name="group">The requests.</param>
    /// <param name="durability">How durable it must be.</param>
    /// <param name="status">What the writer says of itself, or null.</param>
    /// <param name="newEpoch">The epoch that the group begins, or null.</param>
    /// <returns>An outcome for each request; none at all when the journal is in that epoch already, or in a later one, and nothing was written.</returns>
    public IReadOnlyList<AppendOutcome> Append(IReadOnlyList<AppendRequest> group, Durability durability, WriterStatus? status, int? newEpoch = null)
    {
        if (_fault is not null)
            throw new StoreFaultedException(_fault);
        GroupPlan plan;
        GroupWriter.Written? written;
        try
        {
            ChooseSynchronous(durability);
            _turn.Begin();
            if (newEpoch is { } epoch && !TryEnter(epoch))
                return [];
            if (_state.Refresh())
                _turn.SeeCompany();
            plan = GroupPlan.Make(group, _state);
            var now = Microseconds.From(_time.GetUtcNow());
            _clock.Tell(plan, _state, _state.Identity, _state.LastRecorded, now);
            written = plan.Events.Count > 0 ? _groups.Write(plan, Math.Max(_state.LastRecorded, now)) : null;
            if (status is not null)
                _groups.WriteStatus(status);
            _turn.Commit();

            // A transaction that writes nothing forces nothing to the disk, but what was committed before must be there when this returns.
            if (durability == Durability.Synced && written is null && status is null)
                _syncLog(_path);
        }
        catch (IOException error) when (error is not StoreUnavailableException)
        {
            _fault = $"The journal's log could not be forced to the disk ({error.Message}). What was committed survives a killed process; reopen the journal to continue.";
            throw new StoreFaultedException(_fault, error);
        }
        catch (Exception error) when (error is SqliteFailure or InvalidDataException or JsonException)
        {
            throw Undo(error);
        }
        catch
        {
            Undo(null);
            throw;
        }

        if (written is not null)
        {
            _state.Advance(written.Tree, written.Recorded, written.NewestOccurred);
            Anchor();
        }

        return plan.Outcomes;
    }

    /// <summary>The number of events at the last group.</summary>
    public long Count => _state.Count;

    /// <summary>Takes what was seen before the next group of its conditions (<see cref="WriterState.SeenWithoutMatch"/>).</summary>
    public void SeeBefore(IReadOnlyDictionary<Filter, long> seenWithoutMatch) => _state.SeenWithoutMatch = seenWithoutMatch;

    public void LimitPages(long pages) => _database.Execute($"PRAGMA max_page_count = {pages}");

    public void Dispose()
    {
        _closing.Cancel();
        _database.Dispose();
        _closing.Dispose();
    }

    private void ChooseSynchronous(Durability durability)
    {
        if (_synchronous == durability)
            return;
        _database.Execute(durability == Durability.Synced ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
        _synchronous = durability;
    }

    /// <summary>Two who recover at once come to the same epoch: the slower one finds that it has begun.</summary>
    private bool TryEnter(int epoch)
    {
        if (_database.QueryInteger("SELECT epoch FROM head") >= epoch)
        {
            _turn.TryRollback();
            return false;
        }

        _database.Execute($"UPDATE head SET epoch = {epoch}");
        return true;
    }

    private void Anchor()
    {
        try
        {
            _anchor.Write(new AnchorRecord(_state.Epoch, _state.Count, _state.Tree.Root) { Identity = _state.Identity });
        }
        catch (IOException error)
        {
            _fault = $"The journal's anchor cannot be written ({error.Message}). The last group is in the journal but was not acknowledged; reopen the journal when the file can be written.";
            throw new StoreFaultedException(_fault, error);
        }
    }

    private IOException Undo(Exception? error)
    {
        _state.Invalidate();
        var undone = _turn.TryRollback();
        if (undone && error is null or SqliteFailure { IsPassing: true })
            return new StoreUnavailableException($"The journal could not be written: {error?.Message} Nothing of the group was added.", error);
        _fault = error is SqliteFailure { IsCorruption: true } or InvalidDataException or JsonException
            ? $"The journal is damaged: {error.Message} Nothing more is written; run 'daybook verify'."
            : $"The journal's file failed: {error?.Message} Whether the last group is there will be known when the journal is reopened.";
        return new StoreFaultedException(_fault, error);
    }
}
