using System.Text.Json;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Integrity;
using Daybook.Sqlite.Checking;
using Daybook.Sqlite.Disk;
using Daybook.Sqlite.Driver;
using Daybook.Sqlite.Reading;
using Daybook.Sqlite.Writing;
using Daybook.Storage;
using SQLitePCL;

namespace Daybook.Sqlite;

/// <summary>The embedded store: one SQLite file, its log, and its anchor. Several processes may write to one file.</summary>
public sealed class SqliteStore : SqliteSource, IEventStore
{
    // So many events are looked at one by one in the time that a look at the postings takes.
    private const long FarBack = 2_048;

    private static readonly Dictionary<Filter, long> NothingSeen = [];

    private readonly Lock _appending = new();
    private readonly WritingConnection _writer;
    private readonly AnchorFile _anchor;
    private readonly Upkeep _upkeep;
    private readonly SessionFiles _sessions;
    private readonly IDisposable _name;
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _disposed;

    private SqliteStore(string path, SqliteStoreOptions options, SqliteDatabase database, IDisposable name, AnchorFile anchor, int blockSize)
        : base(path, options.Time)
    {
        _anchor = anchor;
        _name = name;
        _writer = new WritingConnection(path, database, anchor, blockSize, options);
        _sessions = new SessionFiles(path);
        _sessions.Sweep();
        _upkeep = new Upkeep(path, anchor, options.CheckpointBytes);
    }

    /// <summary>Opens a journal's file for writing; makes it when it is absent.</summary>
    /// <exception cref="JournalOpenException">The file is something else, of a newer version, damaged, has lost its tail, or cannot be written. Nothing was changed.</exception>
    public static SqliteStore Open(string path, SqliteStoreOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new SqliteStoreOptions();
        var full = JournalFile.Locate(path);
        SqliteDatabase? database = null;
        IDisposable? name = null;
        AnchorFile? anchor = null;
        try
        {
            if (JournalFile.IsAbsent(full))
                FileCreation.Create(full, options);
            var (anchored, hadAnchor) = RequireWhole(full);
            (database, name) = OpenDatabase(full);
            var head = ReadHead(database);
            anchor = AnchorFile.Open(AnchorFile.PathFor(full));
            if (anchored is null && head.Count > 0)
                return Renewed(new SqliteStore(full, options, database, name, anchor, head.BlockSize), head, hadAnchor, options.Time);
            CatchUp(anchor, anchored, full, head);
            return new SqliteStore(full, options, database, name, anchor, head.BlockSize);
        }
        catch (Exception error) when (error is SqliteFailure or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            database?.Dispose();
            name?.Dispose();
            anchor?.Dispose();
            throw error as JournalOpenException ?? JournalFile.OpenFailed(full, error);
        }
    }

    /// <summary>Why a writer could not open the file, as far as can be seen without doing so.</summary>
    internal static JournalOpenException? FindObstacle(string path)
    {
        try
        {
            var full = JournalFile.Locate(path);
            RequireWhole(full);
            return OtherNames.FindHazard(full) is { } hazard ? new JournalOpenException(JournalOpenProblem.SeveralNames, hazard) : null;
        }
        catch (JournalOpenException obstacle)
        {
            return obstacle;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<AppendOutcome> Append(IReadOnlyList<AppendRequest> group, Durability durability, WriterStatus? status = null)
    {
        IReadOnlyList<AppendOutcome> outcomes;
        lock (_appending)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_upkeep.Failure is { } failure)
                throw new StoreFaultedException($"The journal's log could not be forced to the disk: {failure.Message} What was committed before may not survive a power cut; reopen the journal to continue.", failure);
            _writer.SeeBefore(SeenWithoutMatch(group));
            outcomes = _writer.Append(group, durability, status);
        }

        _upkeep.Wrote();
        Interlocked.Exchange(ref _grown, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        return outcomes;
    }

    /// <inheritdoc/>
    public string? FindHazard() => OtherNames.FindHazard(Location);

    /// <inheritdoc/>
    public IDisposable JoinSession(string sessionId) => _sessions.Join(sessionId);

    /// <inheritdoc/>
    public override bool IsAbandoned(string sessionId) => _sessions.IsAbandoned(sessionId);

    private protected override Task NextAppend => Volatile.Read(ref _grown).Task;

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        lock (_appending)
        {
            if (_disposed)
                return;
            _disposed = true;
        }

        _upkeep.Dispose();
        await base.DisposeAsync().ConfigureAwait(false);

        // The last connection of the last process copies the log into the file and removes it; only then is the anchor forced out.
        _writer.Dispose();
        _name.Dispose();
        SyncAnchor();
        _anchor.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets the file grow to so many pages and no further, as a full disk would.</summary>
    internal void LimitPages(long pages) => _writer.LimitPages(pages);

    /// <summary>
    /// Looks for what would break a condition whose position lies far back, with the help of the postings and before the write lock is taken: inside it only what has come since is
    /// looked at. Filters are told apart by reference, as one that two conditions share may have two positions.
    /// </summary>
    private Dictionary<Filter, long> SeenWithoutMatch(IReadOnlyList<AppendRequest> group)
    {
        Dictionary<Filter, long>? seen = null;
        foreach (var condition in group.Select(request => request.OnlyIf))
        {
            if (condition is null || _writer.Count - condition.After.Id <= FarBack)
                continue;
            if (FirstMatch(condition) is not { } first)
                return NothingSeen;
            var (id, epoch) = first;
            seen ??= new Dictionary<Filter, long>(ReferenceEqualityComparer.Instance);
            seen[condition.NoneOf] = epoch != condition.After.Epoch ? 0 : Math.Min(id - 1, seen.GetValueOrDefault(condition.NoneOf, long.MaxValue));
        }

        return seen ?? NothingSeen;
    }

    /// <summary>The first event that breaks a condition, or the place behind the last one; null when the journal could not be read. The look inside the lock decides, and says what is wrong.</summary>
    private (long Id, int Epoch)? FirstMatch(AppendCondition condition)
    {
        try
        {
            for (var from = condition.After.Id + 1; ;)
            {
                var page = ReadPage(from, condition.NoneOf, 1);
                if (page.Events.Count > 0 || page.IsLast || page.Head.Epoch != condition.After.Epoch)
                    return (page.Events.Count > 0 ? page.Events[0].Id : page.NextId, page.Head.Epoch);
                from = page.NextId;
            }
        }
        catch (Exception error) when (error is SqliteFailure or InvalidDataException or IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Lets an anchor that is new, or was removed, or lags, say what is there. It is forced to the disk: a kill or a power cut before the next one is would otherwise leave
    /// an anchor without a whole slot, which looks like damage.
    /// </summary>
    private static void CatchUp(AnchorFile anchor, AnchorRecord? anchored, string path, HeadRow head)
    {
        var record = head.ToAnchor();
        if (anchored == record)
            return;
        anchor.Write(record);

        // The log first: an anchor must not outlive the events that it speaks of.
        LogFile.Sync(path);
        anchor.Sync();
    }

    /// <summary>
    /// Makes an anchor for a journal that has events and no readable one, with an event that says so: whoever cut the journal and removed its anchor leaves a trace. The event comes
    /// first; who is killed behind it finds no anchor the next time, and records that again.
    /// </summary>
    private static SqliteStore Renewed(SqliteStore store, HeadRow head, bool hadAnchor, TimeProvider time)
    {
        var told = PortfolioEvent.OfJournal(new EventFields
        {
            Type = EventTypes.AnchorRenewed,
            OccurredMicros = Microseconds.From(time.GetUtcNow()),
            Reason = $"The journal had {head.Count} events and {(hadAnchor ? "an anchor of which no slot was whole" : "no anchor")}; what was lost before, if anything was, could not be seen.",
            Metadata = Metadata.Of(
                ("journal", head.Identity.ToString()), ("anchor", hadAnchor ? "damaged" : "missing"), ("found_events", head.Count), ("found_root", head.Tree.Root.ToString())),
        });
        try
        {
            store.Append([new AppendRequest([told]) { IsJournalsOwn = true }], Durability.Synced);
            store._anchor.Sync();
            return store;
        }
        catch
        {
            store.DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw;
        }
    }

    /// <summary>Looks at what a writer must know, and at the anchor, which must not be ahead.</summary>
    private static (AnchorRecord? Anchor, bool Exists) RequireWhole(string path)
    {
        var (anchor, exists) = AnchorFile.Read(AnchorFile.PathFor(path));
        JournalFile.Inspect(path);
        try
        {
            using var pool = new ReadPool(path);
            return pool.Read(view =>
            {
                LayoutCheck.RequireNoTrigger(view.Database);
                if (anchor is not null)
                    JournalFile.RequireTail(path, view, anchor);
                return (anchor, exists);
            });
        }
        catch (Exception error) when (error is SqliteFailure or InvalidDataException)
        {
            throw JournalFile.OpenFailed(path, error);
        }
    }

    internal static HeadRow ReadHead(SqliteDatabase database)
    {
        using var statement = database.Prepare(HeadRow.Sql(database));
        return HeadRow.Read(statement);
    }

    /// <summary>Opens the file as a writer does: by the one name that all writers use.</summary>
    internal static (SqliteDatabase Database, IDisposable Name) OpenDatabase(string path)
    {
        var database = SqliteDatabase.OpenWritable(path, create: false);
        IDisposable? name = null;
        try
        {
            // Whoever opens the log first, or closes it last, holds it locked for a moment. Then the writer polls the lock itself, and leaves copying the log to the upkeep.
            database.Execute("PRAGMA busy_timeout = 10000; PRAGMA wal_autocheckpoint = 0; SELECT count(*) FROM sqlite_schema;");
            if (database.IsReadOnly)
                throw new JournalOpenException(JournalOpenProblem.NotAccessible, $"'{path}' cannot be written. Nothing was changed; check its permissions, or open it for reading.");
            name = OtherNames.Join(path);
            LayoutMigration.Run(database);
            database.Execute("PRAGMA busy_timeout = 0");
            var code = database.TryExecute("BEGIN IMMEDIATE; ROLLBACK;");
            if (code != raw.SQLITE_OK && (code & 0xFF) != raw.SQLITE_BUSY)
                database.Check(code);
            return (database, name);
        }
        catch
        {
            database.Dispose();
            name?.Dispose();
            throw;
        }
    }

    private void SyncAnchor()
    {
        try
        {
            _anchor.Sync();
        }
        catch (IOException)
        {
            // An anchor that lags is no fault; the events are safe, since their log was forced out before.
        }
    }
}
